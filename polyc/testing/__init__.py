"""Cases run on the compiled policy and on the interpreter, which must agree to the fen."""
