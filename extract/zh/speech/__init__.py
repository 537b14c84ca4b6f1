"""Who says what in a Chinese paragraph: verbs of saying, sources, quotations, polls, and whose words go on."""
