"""One request to one of our routes: what it asks, who asks, what it may, and how the answer goes out."""
