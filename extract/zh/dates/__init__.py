"""Chinese dates: absolute, relative and incomplete ones, periods and clock times, to their first and last day."""
