"""What linking reads and writes: keys, links, and which claim an appearance belongs to."""
