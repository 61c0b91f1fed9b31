"""Where things stand on a policy's page.

Names of a policy hold no hyphen, so an anchor with one never meets another's.
"""

from __future__ import annotations


def named(name: str) -> str:
    """An input, a computed value, a pool, a layer or a benefit: its own name."""
    return f"n-{name}"


def item(owner: str, name: str) -> str:
    """An input or computed value of the items of a list; names hold no point."""
    return f"n-{owner}.{name}"


def document(name: str) -> str:
    """A document, by its short name."""
    return f"doc-{name}"


def scenario(name: str) -> str:
    """A scenario."""
    return f"scenario-{name}"


def case(number: int) -> str:
    """A case, counted from 1."""
    return f"case-{number}"


def line(number: int) -> str:
    """A line of the source text, counted from 1."""
    return f"L-{number}"


def term(identifier: str) -> str:
    """A word of the glossary."""
    return f"t-{identifier}"


def field(code: str) -> str:
    """A field of the national interface, on the page of the glossary."""
    return f"f-{code}"
