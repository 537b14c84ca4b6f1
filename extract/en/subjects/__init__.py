"""Whom or what an English claim is about: the subject of its clause or of one before, or what stands at its figure."""
