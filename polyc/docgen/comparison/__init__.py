"""比较: several policies, or several days of one, settle the same bill."""
