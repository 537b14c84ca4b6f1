"""The database over the years: its schema step by step, upgrades, proofs, health, dumps and snapshots."""
