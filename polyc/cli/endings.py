"""The two ways in which a command ends early."""

from __future__ import annotations


class WrongUsage(Exception):
    """What is wrong with the command line, as a complete Chinese sentence; exit code 2."""


class Rejected(Exception):
    """A policy or claim is wrong; its findings have been shown already; exit code 1."""
