"""Which input is asked for next, told by what has been answered; so going back is forgetting the last answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Final

from attrs import field as own
from attrs import frozen

from polyc.runtime.fields import Field


class _End:
    """The answer that says: no further row."""


class _Omitted:
    """The answer that leaves an item's value to its default."""


END: Final = _End()
OMITTED: Final = _Omitted()


@frozen(kw_only=True)
class Question:
    """An input that is to be asked for.

    `row` numbers the row of the 明细 `items` from 1; both are empty for an input of the claim.
    An answer may be left out where `optional`, and `ends` where leaving out means that no row follows.
    """

    field: Field
    number: int
    of: int
    items: str = ""
    row: int = 0
    optional: bool = False
    ends: bool = False


@frozen(kw_only=True)
class Answers:
    """What has been answered, in the order of the questions."""

    given: tuple[object, ...] = own(default=())

    def plus(self, value: object) -> Answers:
        """One answer more."""
        return Answers(given=(*self.given, value))

    def less(self) -> Answers:
        """Without the last answer."""
        return Answers(given=self.given[:-1])

    def changed(self, at: int, value: object) -> Answers:
        """With another answer to an input of the claim."""
        return Answers(given=(*self.given[:at], value, *self.given[at + 1 :]))


def next_question(module: ModuleType, answers: Answers) -> Question | None:
    """What is asked next; None once all is answered."""
    fields: Sequence[Field] = module.FIELDS
    if len(answers.given) < len(fields):
        at = len(answers.given)
        return Question(field=fields[at], number=at + 1, of=len(fields))
    rest = list(answers.given[len(fields) :])
    for each in module.LISTS:
        question = _in_list(each, rest)
        if question is not None:
            return question
    return None


def _in_list(each: Any, rest: list[object]) -> Question | None:
    """The next question about a list; takes from `rest` what belongs to the list once it is done."""
    row = 1
    while True:
        for at, item in enumerate(each.items):
            first = at == 0
            if not rest:
                return Question(
                    field=item.field,
                    number=at + 1,
                    of=len(each.items),
                    items=each.name,
                    row=row,
                    optional=item.default is not None,
                    ends=first,
                )
            if rest.pop(0) is END:
                return None
        row += 1


def claim(module: ModuleType, answers: Answers) -> Any:
    """The module's claim of complete answers."""
    count = len(module.FIELDS)
    rest = list(answers.given[count:])
    rows = [tuple(_rows(module, each, rest)) for each in module.LISTS]
    return module.Claim(*answers.given[:count], *rows)


def _rows(module: ModuleType, each: Any, rest: list[object]) -> Iterator[Any]:
    while rest:
        first = rest.pop(0)
        if first is END:
            return
        values = [first, *(rest.pop(0) for _ in each.items[1:])]
        given: Mapping[str, object] = {
            item.field.name: value
            for item, value in zip(each.items, values, strict=True)
            if value is not OMITTED
        }
        made = module.completed(each, given)
        yield each.row(*(made.get(item.field.name) for item in each.items))
