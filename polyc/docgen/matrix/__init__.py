"""参数对照: the same parameter of several policies by level of hospital, with clause and grade."""
