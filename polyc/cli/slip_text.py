"""A settlement slip on paper or a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, assert_never

from polyc.cli.slip import Paid, Refused, Settled, Slip
from polyc.cli.slip_items import item_steps_lines, items_lines
from polyc.cli.slip_rows import results_lines
from polyc.diagnostics.width import columns, pad, printable
from polyc.kernel.program import Identity
from polyc.money import yuan_text
from polyc.runtime.explaining import citation_text
from polyc.testing.steps_text import steps_lines

WIDTH: Final = 72
NOT_OFFICIAL: Final = "本结算单由程序按所列条款计算,不是官方文件"


def slip_text(identity: Identity, slip: Slip, explain: bool) -> str:
    """The slip of one claim, with every step where `explain`; ends with a line end."""
    lines = ["=" * WIDTH, _centred("医疗保险结算单"), "=" * WIDTH, *_identity(identity, slip.place), ""]
    lines += ["申报", *_table(slip.inputs), ""]
    lines += [*items_lines(slip.lists), ""] if slip.lists else []
    match slip:
        case Settled():
            lines += ["支付", *_amounts(slip), ""] if slip.payers or slip.shared else []
            lines += ["结果", *_table(slip.results), ""] if slip.results else []
            lines += [*results_lines(slip.lists, slip.items), ""] if slip.results and slip.items else []
            lines += ["计算步骤", *steps_lines(slip.steps), ""] if explain else []
            lines += ["明细计算", *item_steps_lines(slip.items), ""] if explain and slip.items else []
        case Refused():
            lines += ["不能结算", *_refusal(slip), ""]
        case _:
            assert_never(slip)
    return "".join(f"{line}\n" for line in (*lines, "-" * WIDTH, NOT_OFFICIAL))


def _centred(text: str) -> str:
    return " " * ((WIDTH - columns(text)) // 2) + text


def _identity(identity: Identity, place: str) -> Iterator[str]:
    yield f"政策  {identity.title}"
    yield f"版本  {identity.policy} {identity.version}  源文 SHA-256 {identity.source_sha256[:16]}"
    if identity.scenarios:
        yield f"情景  {'、'.join(identity.scenarios)}(假设的数值,不是现行规定)"
    if place:
        yield place


def _table(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    wide = max((columns(name) for name, _ in rows), default=0)
    yield from (f"  {pad(name, wide)}  {printable(text)}" for name, text in rows)


def _amounts(slip: Settled) -> Iterator[str]:
    """One line a payer, the patient's share and the bill, the figures below one another."""
    rows = [
        *((paid.payer, paid.fen, _parts(paid)) for paid in slip.payers),
        *((*shared, told) for shared, told in zip(slip.shared, ("参保人自己负担", "以上合计"), strict=False)),
    ]
    name_wide = max(columns(name) for name, _, _ in rows)
    figure_wide = max(len(yuan_text(fen)) for _, fen, _ in rows)
    for name, fen, note in rows:
        yield f"  {pad(name, name_wide)}  {yuan_text(fen):>{figure_wide}}元  {note}"


def _parts(paid: Paid) -> str:
    """What the payer pays for; each part's amount where there are several."""
    named = [(name.removesuffix(".支付"), fen) for name, fen in paid.parts]
    if len(named) == 1:
        return named[0][0]
    return "、".join(f"{name} {yuan_text(fen)}元" for name, fen in named)


def _refusal(slip: Refused) -> Iterator[str]:
    refusal = slip.refusal
    yield f"  原因  {refusal.reason}(编号 {refusal.number})"
    yield f"  事项  {refusal.about}"
    yield f"  说明  {refusal.message}"
    if refusal.citations:
        yield f"  依据  {';'.join(map(citation_text, refusal.citations))}"
