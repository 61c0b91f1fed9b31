"""One number of a policy changed at a time, to see whether a case notices."""
