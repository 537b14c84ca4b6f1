"""English figures: numbers in digits and words, units, counted nouns, bounds and directions."""
