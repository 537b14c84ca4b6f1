"""What an English clause says of its figures: which it ties together, about whom or what, and when."""
