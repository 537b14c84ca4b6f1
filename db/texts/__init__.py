"""Sources as they are kept: rows, publishers, hyperlinks, sentences, quotes, and versions beside each other."""
