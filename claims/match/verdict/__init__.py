"""What two statements are to each other: same, conflict, related or different, and what may be stored."""
