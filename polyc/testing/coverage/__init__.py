"""Which clauses, cells, bands and boundaries of a policy its cases have looked at."""
