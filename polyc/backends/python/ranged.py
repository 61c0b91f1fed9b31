"""A program ready to be printed as a function: slimmed, its values' ranges known."""

from __future__ import annotations

from attrs import frozen

from polyc.backends.python.names import Names
from polyc.backends.python.places import Place
from polyc.backends.python.tables import Tables
from polyc.kernel.environment import Environment
from polyc.kernel.expressions import Field, Local
from polyc.kernel.passes.knowledge import known_at_the_end
from polyc.kernel.passes.slimming import slimmest
from polyc.kernel.program import Program
from polyc.kernel.walk import of_items, results


@frozen(kw_only=True)
class Ranged:
    """A program and what is known of its values."""

    program: Program
    known: Environment

    def place(self, names: Names, tables: Tables) -> Place:
        """Where the program's body is printed; gives its locals and the fields of items their names."""
        for named in (*results(self.program.body), *of_items(self.program.body)):
            names.give(Local(named.name), named.name)
        for each in self.program.lists:
            for item in each.items:
                names.give(Field(list=each.name, name=item.name), item.name)
        return Place(names=names, tables=tables, known=self.known)


def ranged(program: Program) -> Ranged:
    """The program as it is."""
    return Ranged(program=program, known=known_at_the_end(program))


def slimmed(program: Program) -> Ranged:
    """Nothing but what the outputs, the cells and the refusals need."""
    return ranged(slimmest(program))
