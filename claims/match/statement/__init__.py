"""One statement as linking sees it: its figures, its words, and what is worked out of them once."""
