"""What a Chinese clause says of its figures: which it ties together, about whom or what, and when."""
