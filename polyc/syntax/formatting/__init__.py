"""One canonical layout for every text; what it means stays as it is."""
