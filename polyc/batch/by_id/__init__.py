"""Claims known by their own number: none settled twice, items taken from tables of their own."""
