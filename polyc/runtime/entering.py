"""Why a claim is refused at the door: a value that does not fit, a day outside the policy's period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polyc.runtime.fields import Field, Period, expected, label, misfit, period_text
from polyc.runtime.lists import ItemList, expected_list, list_label, list_misfits
from polyc.runtime.refusing import OUTSIDE_PERIOD, Refused


def outside_period(period: Period, fields: Sequence[Field]) -> Refused:
    """The refusal of a claim whose version date lies outside the policy's period."""
    name = next(label(field) for field in fields if field.field == period.field)
    return Refused(OUTSIDE_PERIOD, "不在施行期", name, period_text(period, name), ())


def refuse_claim(
    fields: Sequence[Field], lists: Sequence[ItemList], period: Period, claim: Sequence[object]
) -> Refused:
    """Why a claim that did not pass the quick check is refused: all that is wrong, the first one's number.

    Numbers go down from -1 over the fields and then the lists.
    """
    problems = list(_problems(fields, lists, claim))
    if not problems:
        return outside_period(period, fields)
    names = [*map(label, fields), *map(list_label, lists)]
    message = ";".join(problem for _, problem in problems) + "。"
    first = problems[0][0]
    return Refused(-(first + 1), "输入不符", names[first], message, ())


def _problems(
    fields: Sequence[Field], lists: Sequence[ItemList], claim: Sequence[object]
) -> Iterator[tuple[int, str]]:
    for at, (field, value) in enumerate(zip(fields, claim, strict=False)):
        if problem := misfit(field, value):
            yield at, problem
    for at, (each, rows) in enumerate(zip(lists, claim[len(fields) :], strict=True), start=len(fields)):
        yield from ((at, problem) for problem in list_misfits(each, rows))


def standing_refusals(
    fields: Sequence[Field], lists: Sequence[ItemList], period: Period
) -> dict[int, Refused]:
    """The refusals that `trace_ints` may return by number for a wrong input."""
    told = [
        *((label(field), expected(field)) for field in fields),
        *((list_label(each), expected_list(each)) for each in lists),
    ]
    refusals = {
        -(at + 1): Refused(-(at + 1), "输入不符", name, f"{name}应为{wanted}。", ())
        for at, (name, wanted) in enumerate(told)
    }
    return {**refusals, OUTSIDE_PERIOD: outside_period(period, fields)}
