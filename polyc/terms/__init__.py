"""The words of the field, as data: what officers say, what English calls it, what the national interface sends."""
