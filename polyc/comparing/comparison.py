"""Two policies compared: what differs, and on which claims it shows."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, frozen

from polyc.analysis.paying import Declined
from polyc.comparing.changes import Change
from polyc.comparing.compare import compare
from polyc.comparing.examples import NoExample, Shown, examples
from polyc.model.policy import Policy
from polyc.model.scenarios import bind


@frozen(kw_only=True)
class Version:
    """One side: its id and title, the day on which it is read (None: all its days), the scenarios adopted."""

    policy: str
    title: str
    day: int | None
    scenarios: tuple[str, ...]


@frozen(kw_only=True)
class Difference:
    """A change with its number, counted from 1, and its example."""

    number: int
    change: Change
    shown: Shown = field(repr=False)


@frozen(kw_only=True)
class Comparison:
    """`open_scenarios` would fill what is 待定 in an example."""

    old: Version
    new: Version
    differences: tuple[Difference, ...]
    open_scenarios: tuple[str, ...]


def comparison(
    old: Policy, new: Policy, days: tuple[int, int] | None = None, scenarios: tuple[str, ...] = ()
) -> Comparison:
    """Both policies under the scenarios that they know, on two days or in every common period.

    The scenarios of one policy must not clash.
    """
    first, second = _version(old, days and days[0], scenarios), _version(new, days and days[1], scenarios)
    before, after = bind(old, first.scenarios)[0], bind(new, second.scenarios)[0]
    found = compare(before, after, days)
    shown = examples(before, after, found)
    differences = tuple(
        Difference(number=number, change=each.change, shown=example)
        for number, (each, example) in enumerate(zip(found, shown, strict=True), 1)
    )
    open_ = (name for each in shown for name in _filling(each, old, new))
    adopted = (*first.scenarios, *second.scenarios)
    return Comparison(
        old=first,
        new=second,
        differences=differences,
        open_scenarios=tuple(name for name in dict.fromkeys(open_) if name not in adopted),
    )


def _version(policy: Policy, day: int | None, scenarios: tuple[str, ...]) -> Version:
    known = {each.name for each in policy.scenarios}
    return Version(
        policy=policy.id,
        title=policy.title,
        day=day,
        scenarios=tuple(name for name in scenarios if name in known),
    )


def _filling(shown: Shown, old: Policy, new: Policy) -> Iterator[str]:
    """The scenarios that say something about what an example is refused for."""
    open_ = {about.partition("〔")[0] for about in _pending(shown)}
    for policy in (old, new):
        for scenario in policy.scenarios:
            if not open_.isdisjoint(binding.path.partition("〔")[0] for binding in scenario.bindings):
                yield scenario.name


def _pending(shown: Shown) -> Iterator[str]:
    if isinstance(shown, NoExample):
        yield from shown.pending
        return
    for payout in (shown.old, shown.new):
        if isinstance(payout, Declined) and payout.refusal.reason == "待定":
            yield payout.refusal.about
