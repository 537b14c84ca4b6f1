"""The JSON API: its views, the shapes of its answers and its description."""
