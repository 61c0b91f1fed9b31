"""What stops a whole run, as opposed to one row."""

from __future__ import annotations


class Unfit(Exception):
    """Why the run cannot go on: a complete Chinese sentence that says how to mend it."""
