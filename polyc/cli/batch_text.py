"""What came of a batch run, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from polyc.batch.job import Job
from polyc.batch.naming import order_told
from polyc.batch.run import Outcome
from polyc.batch.summary import labelled, payers, rate_text, told
from polyc.cli.measured_json import target_json
from polyc.cli.measured_text import target_lines
from polyc.diagnostics.width import columns, pad
from polyc.runtime import measuring
from polyc.runtime.measuring import Tally
from polyc.runtime.money import plain_yuan, yuan_text

_ROWS: Final = (("结算", "settled"), ("退回", "rejected"), ("拒付", "refused"), ("暂缓", "held"))


def outcome_text(job: Job, outcome: Outcome) -> str:
    """Counts, control totals, and where the files are; ends with a line end."""
    totals, face = outcome.totals, job.face
    rows = [("读入", f"{totals.rows:,} 行")]
    rows += [(name, f"{getattr(totals, field):,} 行") for name, field in _ROWS]
    if job.items:
        rows += [("明细", f"{totals.items:,} 行"), ("  退回", f"{totals.items_rejected:,} 行")]
    if face.balance is not None:
        payers = _payers(job, outcome)
        rows += [("总额", f"{yuan_text(totals.total)}元")]
        rows += [(f"  {payer}", f"{yuan_text(fen)}元") for payer, fen in payers.items()]
        rows += [("  个人", f"{yuan_text(totals.rest)}元")]
        rows += [
            ("实际报销比例", rate_text(face, (totals.settled, totals.total, totals.rest, *totals.payments)))
        ]
    lines = [f"{face.title}({face.policy} {face.version})", *_table(rows), ""]
    lines += _grouped(job, outcome)
    for target, tally in zip(face.targets, totals.tallies, strict=False):
        lines += [*target_lines(measuring, target, Tally(*tally)), ""]
    lines += [f"{order_told(face, job.order)}。引擎:{job.engine.name};分区 {outcome.parts} 个。"]
    if totals.items_unknown:
        lines += [
            f"注意:有 {totals.items_unknown:,} 行明细读不出是哪一张单据的,那几张照没有它结算;"
            "请按 rejects.csv 改好再结算一次。"
        ]
    if outcome.mismatches:
        lines += [
            "合计对不上,结果没有交付:" + ";".join(outcome.mismatches) + "。这是 polyc 自身的错误,请报告。"
        ]
    else:
        lines += [f"合计对得上:读入 = 结算 + 退回 + 拒付 + 暂缓{_even(job)}。", f"结果:{job.out}"]
    return "\n".join(lines) + "\n"


def _grouped(job: Job, outcome: Outcome) -> list[str]:
    """A table for each dimension: claims, total, payers, the patient, what is paid of the total."""
    face, lines = job.face, list[str]()
    if face.balance is None:
        return lines
    for name, values in labelled(face, outcome.groups):
        names = list(dict.fromkeys(paid.payer for paid in face.payments))
        rows = [(f"按{name}", "结算", "总额", *names, "个人", "实际报销比例")]
        for label, sums in values:
            amounts = (sums[1], *payers(face, sums).values(), sums[2])
            rows.append((label, f"{sums[0]:,}", *map(yuan_text, amounts), rate_text(face, sums)))
        lines += [*_columns(rows), ""]
    return lines


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    wide = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (" " * (width - columns(cell)) + cell for cell, width in zip(rest, wide[1:], strict=True))
        yield "  ".join((pad(first, wide[0]), *cells))


def _even(job: Job) -> str:
    return "" if job.face.balance is None else ",总额 = 各方支付 + 个人"


def _payers(job: Job, outcome: Outcome) -> dict[str, int]:
    """What each payer pays in all, in fen."""
    found: dict[str, int] = {}
    for paid, fen in zip(
        job.face.payments, outcome.totals.payments or (0,) * len(job.face.payments), strict=True
    ):
        found[paid.payer] = found.get(paid.payer, 0) + fen
    return found


def _table(rows: list[tuple[str, str]]) -> list[str]:
    left, right = (max(columns(row[at]) for row in rows) for at in (0, 1))
    return [f"{pad(name, left)}  {' ' * (right - columns(value))}{value}" for name, value in rows]


def outcome_json(job: Job, outcome: Outcome) -> str:
    """The same as JSON: amounts in yuan, as texts."""
    totals = outcome.totals
    tallies = zip(job.face.targets, totals.tallies, strict=False)
    made = {
        "policy": job.face.policy,
        "version": job.face.version,
        "engine": job.engine.name,
        "partitions": outcome.parts,
        "rows": totals.rows,
        **{field: getattr(totals, field) for _, field in _ROWS},
        **(
            {
                "items": totals.items,
                "items_rejected": totals.items_rejected,
                "items_unknown": totals.items_unknown,
            }
            if job.items
            else {}
        ),
        "total": plain_yuan(totals.total),
        "payers": {payer: plain_yuan(fen) for payer, fen in _payers(job, outcome).items()},
        "rest": plain_yuan(totals.rest),
        "groups": told(job.face, outcome.groups),
        "targets": [target_json(measuring, target, Tally(*tally)) for target, tally in tallies],
        "mismatches": list(outcome.mismatches),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"
