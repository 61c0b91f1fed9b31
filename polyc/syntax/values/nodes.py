"""What is written somewhere: nodes and names."""

from __future__ import annotations

from attrs import field, fields, frozen

from polyc.source.span import Span


@frozen(kw_only=True, repr=False)
class Node:
    """Something written at `span`."""

    span: Span = field(eq=False)

    def __repr__(self) -> str:
        """All fields but the span; written once here, as attrs takes its time to make one a class."""
        shown = (
            f"{each.name}={getattr(self, each.name)!r}" for each in fields(type(self)) if each.name != "span"
        )
        return f"{type(self).__name__}({', '.join(shown)})"


@frozen(kw_only=True, repr=False)
class Name(Node):
    """A name after NFKC normalisation; the source keeps the author's own spelling."""

    text: str
