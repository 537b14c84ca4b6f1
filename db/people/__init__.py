"""What people decide and may do: mending, reviews, histories, tokens, jobs and the audit trail."""
