"""Source texts, places in them, and where the grammar lies."""
