"""Days, months and years as arithmetic, whatever language names them."""
