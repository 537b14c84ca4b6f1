"""Reads: claims and sources found, listed, counted, facetted, and whatever else pages and programs ask for."""
