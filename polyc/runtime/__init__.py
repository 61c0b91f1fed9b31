"""Pieces printed into generated modules; they import the standard library and one another, nothing else."""
