"""What speaks for and against two statements being one: a function for each kind of evidence."""
