"""A text as the rules read it: folded, cut into sentences and words, with its tables, lists and quotations known."""
