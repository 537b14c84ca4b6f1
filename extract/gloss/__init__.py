"""Claims in short English."""
