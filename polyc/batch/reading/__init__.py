"""Tables from files, piece by piece, each row with its number."""
