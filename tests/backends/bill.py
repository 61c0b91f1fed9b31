"""The outpatient bill as typed rows, as JSON and as integers."""

from __future__ import annotations

from datetime import date
from typing import Any

from polyc.backends.python.load import load
from tests.kernel.outpatient import PIECE, YUAN, Row, outpatient

DAY = date(2023, 2, 12)
GOOD: dict[str, Any] = {
    "begntime": "2023-02-12",
    "feedetail": [
        {"项目": "检查", "类别": "甲类", "pric": "260", "cnt": 1, "限价": "200.00"},
        {"项目": "乙药", "类别": "乙类", "pric": "50元", "cnt": "4", "自付比例": "10%"},
        {"项目": "保健品", "类别": "丙类", "单价": "80.00", "数量": "1.0"},
    ],
}
PROGRAM = outpatient()
MODULE = load(PROGRAM)


def claim(*rows: Any) -> Any:
    return MODULE.Claim(DAY, tuple(rows))


def row(name: str, category: str, price: int, quantity: int = PIECE, **changed: Any) -> Any:
    values = {"限价": price, "自付比例": 0, **changed}
    return MODULE.费用(name, category, price, quantity, **values)


CHECKED = row("检查", "甲类", 260 * YUAN, 限价=200 * YUAN)
DRUG = row("乙药", "乙类", 50 * YUAN, 4 * PIECE, 自付比例=100_000)
TONIC = row("保健品", "丙类", 80 * YUAN)
TYPED = claim(CHECKED, DRUG, TONIC)
EMPTY = MODULE.State.empty()


def integers(*rows: Row) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(each[name] for name in ("类别", "单价", "数量", "限价", "自付比例")) for each in rows)
