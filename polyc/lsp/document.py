"""What is known of one text."""

from __future__ import annotations

from functools import cached_property

from attrs import define, field

from polyc import pipeline
from polyc.diagnostics.diagnostic import Diagnostic
from polyc.lsp.meant import Meant, meant
from polyc.lsp.positions import Places
from polyc.model.policy import Policy
from polyc.source.text import Source
from polyc.syntax.clauses import SourcePolicy
from polyc.syntax.sections import Sections
from polyc.testing.module import Compiled, compiled


@define(frozen=True, slots=False, kw_only=True)
class Document:
    """One text as it stands.

    `tree` holds what can be read of it, and `above` the trees of the policies that it builds
    on, nearest first.  `policy` is what it means, None where something is wrong;
    `known` is then what it meant when last nothing was.
    """

    source: Source
    sections: Sections = field(repr=False)
    tree: SourcePolicy = field(repr=False)
    above: tuple[Document, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    policy: Policy | None = field(default=None, repr=False)
    known: Policy | None = field(default=None, repr=False)
    places: Places = field(repr=False)

    _compiled: dict[tuple[str, ...], Compiled | None] = field(factory=dict, init=False, repr=False)

    def compiled(self, scenarios: tuple[str, ...]) -> Compiled | None:
        """The policy compiled under some scenarios, once; None where it is wrong or cannot be."""
        if self.policy is None:
            return None
        if scenarios not in self._compiled:
            made = pipeline.compile_policy(self.policy, self.source, scenarios)
            right = made.value is not None and not made.errors
            self._compiled[scenarios] = compiled(made.value) if right and made.value else None
        return self._compiled[scenarios]

    @cached_property
    def meant(self) -> Meant:
        """What every name of the text stands for."""
        return meant(self.tree, self.source, tuple(each.meant for each in self.above))
