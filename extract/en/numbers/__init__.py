"""English numbers, in figures and words, before anybody asks what they count or measure."""
