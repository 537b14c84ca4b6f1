"""What a terminal shows: columns of many, a sheet of one claim or source, prose in lines, and progress."""
