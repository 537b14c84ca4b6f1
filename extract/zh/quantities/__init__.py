"""Chinese figures: numerals, their units and nouns, bounds and directions, found in one pass over a sentence."""
