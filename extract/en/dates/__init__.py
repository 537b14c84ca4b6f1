"""English dates: days, months, quarters, years and relative periods, to their first and last day."""
