"""Which statements are worth comparing: keys, sketches, and what is kept at hand of those that are stored."""
