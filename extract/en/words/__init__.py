"""English words with their parts of speech."""
