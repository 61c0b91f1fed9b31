"""The shape of every diagnostic, and of every phase's result.

A mistake is one frozen subclass of `Diagnostic`, and its page is `pages/CODE.md`.  A phase
returns an `Outcome`: its value, unless it could make none, and all it found wrong.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar, Generic, TypeVar

from attrs import astuple, field, fields, frozen

from polyc.source.span import Span

Value = TypeVar("Value", covariant=True)


class Severity(Enum):
    """Whether a policy with this finding may be used."""

    ERROR = "错误"
    WARNING = "警告"


@frozen(kw_only=True)
class Label:
    """A further place that belongs to a finding, with a word on why."""

    span: Span
    text: str


@frozen(kw_only=True)
class Fix:
    """A way to mend a finding that a program can carry out: put `text` in place of `span`.

    `title` says so in words, as an editor offers it.  One that is not `sure` holds a choice
    that only the author can make.
    """

    title: str
    span: Span
    text: str
    sure: bool = True


@frozen(kw_only=True, repr=False, eq=False)
class Diagnostic:
    """A finding at `span`.  Subclasses set `code`, `severity` and `title`, and say the rest."""

    code: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    title: ClassVar[str]

    span: Span

    def __repr__(self) -> str:
        """All fields; written once here, as attrs takes its time to make one a class."""
        shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(type(self)))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        """The same mistake with the same fields."""
        return type(other) is type(self) and _values(other) == _values(self)

    def __hash__(self) -> int:
        return hash((type(self), *_values(self)))

    @property
    def message(self) -> str:
        raise NotImplementedError

    @property
    def help(self) -> str:
        return ""

    @property
    def labels(self) -> tuple[Label, ...]:
        return ()

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The ways to mend it that are known, the likeliest first."""
        return ()


def _values(diagnostic: Diagnostic) -> tuple[object, ...]:
    return astuple(diagnostic, recurse=False)


@frozen(kw_only=True)
class Outcome(Generic[Value]):
    """What a phase made: `value` is None where it could make none; diagnostics in source order."""

    value: Value | None
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that forbid the next phase."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)
