"""What came of a batch run, for people and as JSON."""

from __future__ import annotations

import json
from typing import Final

from polyc.batch.job import Job
from polyc.batch.naming import order_told
from polyc.batch.run import Outcome
from polyc.diagnostics.width import columns, pad
from polyc.runtime.money import plain_yuan, yuan_text

_ROWS: Final = (("结算", "settled"), ("退回", "rejected"), ("拒付", "refused"), ("暂缓", "held"))


def outcome_text(job: Job, outcome: Outcome) -> str:
    """Counts, control totals, and where the files are; ends with a line end."""
    totals, face = outcome.totals, job.face
    rows = [("读入", f"{totals.rows:,} 行")]
    rows += [(name, f"{getattr(totals, field):,} 行") for name, field in _ROWS]
    if face.balance is not None:
        payers = _payers(job, outcome)
        rows += [("总额", f"{yuan_text(totals.total)}元")]
        rows += [(f"  {payer}", f"{yuan_text(fen)}元") for payer, fen in payers.items()]
        rows += [("  个人", f"{yuan_text(totals.rest)}元")]
    told = [f"{face.title}({face.policy} {face.version})", *_table(rows), ""]
    told += [f"{order_told(face, job.order)}。引擎:{job.engine.name};分区 {outcome.parts} 个。"]
    if outcome.mismatches:
        told += [
            "合计对不上,结果没有交付:" + ";".join(outcome.mismatches) + "。这是 polyc 自身的错误,请报告。"
        ]
    else:
        told += [f"合计对得上:读入 = 结算 + 退回 + 拒付 + 暂缓{_even(job)}。", f"结果:{job.out}"]
    return "\n".join(told) + "\n"


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
    told = {
        "policy": job.face.policy,
        "version": job.face.version,
        "engine": job.engine.name,
        "partitions": outcome.parts,
        "rows": totals.rows,
        **{field: getattr(totals, field) for _, field in _ROWS},
        "total": plain_yuan(totals.total),
        "payers": {payer: plain_yuan(fen) for payer, fen in _payers(job, outcome).items()},
        "rest": plain_yuan(totals.rest),
        "mismatches": list(outcome.mismatches),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
