"""Who says what in an English paragraph: verbs of saying, according to, quotations, polls, and whose words go on."""
