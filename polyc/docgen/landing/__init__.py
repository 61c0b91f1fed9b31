"""The first page of a site."""
