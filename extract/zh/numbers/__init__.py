"""Chinese numbers, in figures and characters, before anybody asks what they count or measure."""
