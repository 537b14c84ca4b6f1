"""Two statements side by side: which figures are counterparts, and which words both share."""
