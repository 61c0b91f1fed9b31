"""Targets on a terminal: sums, ratio, aim, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from polyc.diagnostics.width import columns, pad, printable
from polyc.runtime.explaining import citation_text
from polyc.runtime.measuring import part_text

NOT_OFFICIAL: Final = "比较按没有舍入的数,比值只供阅读;不是官方文件"

if TYPE_CHECKING:
    from polyc.cli.measuring import Measured
    from polyc.kernel.program import Program


def measured_text(program: Program, module: ModuleType, found: Measured) -> str:
    """The head, a block for each target, every refused claim; ends with a line end."""
    lines = [*_head(program, found), ""]
    for target, tally in zip(module.TARGETS, found.tallies, strict=True):
        lines += [*target_lines(module, target, tally), ""]
    if found.refused:
        lines += ["拒付的单据(没有计入)", *_refused(found), ""]
    return "".join(f"{line}\n" for line in (*lines, NOT_OFFICIAL))


def _head(program: Program, found: Measured) -> Iterator[str]:
    identity = program.identity
    yield f"政策  {identity.title}"
    yield f"版本  {identity.policy} {identity.version}  源文 SHA-256 {identity.source_sha256[:16]}"
    if identity.scenarios:
        yield f"情景  {'、'.join(identity.scenarios)}(假设的数值,不是现行规定)"
    refused = len(found.refused)
    yield f"单据  {found.settled + refused} 张:结算 {found.settled} 张,拒付 {refused} 张"


def target_lines(module: ModuleType, target: Any, tally: Any) -> Iterator[str]:
    """A target's block; `module` is a generated one, or the runtime's own `measuring`."""
    yield f"目标  {target.name}"
    rows = list(_rows(module, target, tally))
    wide = max(columns(name) for name, _ in rows)
    yield from (f"  {pad(name, wide)}  {printable(told)}" for name, told in rows)


def _rows(module: ModuleType, target: Any, tally: Any) -> Iterator[tuple[str, str]]:
    divided = target.at[1] >= 0
    yield "分子" if divided else "合计", part_text(target.numerator, tally.numerator)
    if divided:
        yield "分母", part_text(target.denominator, tally.denominator)
        yield "比值", module.ratio_text(target, tally)
    yield "目标值", target.words
    undecided = f",其中 {tally.undecided} 次用到待定的数" if tally.undecided else ""
    yield "计入", f"{tally.counted} 次{undecided}"
    yield "结果", module.verdict(target, tally)
    away = module.distance(target, tally)
    if away is not None:
        yield away[0], f"分子 {part_text(target.numerator, away[1])}"
    if target.pending:
        yield "待定", "、".join(target.pending)
    if target.citations:
        yield "依据", ";".join(map(citation_text, target.citations))


def _refused(found: Measured) -> Iterator[str]:
    for each in found.refused:
        about = f" {each.refusal.about}" if each.refusal.about else ""
        place = f"{each.place}:" if each.place else ""
        yield f"  {printable(place)}{each.refusal.reason}{about}(编号 {each.refusal.number}):{each.refusal.message}"
