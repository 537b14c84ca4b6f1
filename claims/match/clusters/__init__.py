"""From links to claims, and how many sources tell one independently of each other."""
