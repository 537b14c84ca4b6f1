"""Who said it, and when."""
