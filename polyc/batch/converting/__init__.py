"""Columns of tables as whole numbers, and what is wrong with the cells that are none."""
