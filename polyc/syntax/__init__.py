"""What was written: the tree of a source text, and the parser that makes it."""
