"""Whom or what a Chinese claim is about: the phrase that its clause names, or what stands in for it elsewhere."""
