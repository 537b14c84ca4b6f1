"""Datasette's own pages of our tables: links to ours, descriptions, facets in bounded time."""
