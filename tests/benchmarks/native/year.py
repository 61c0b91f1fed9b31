"""A year of the reference job as columns: a million claims of six hundred thousand people, seeded."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pyarrow as pa
from attrs import frozen

from tests.benchmarks.reference import CATEGORIES, LEVELS

SEED: Final = 20_261_122
FIRST_DAY: Final = 19_358
"""2023-01-01 in days since 1970-01-01."""

MOST: Final = 300_000_000
PER_PERSON: Final = 5 / 3
MONEY: Final = ("total", "b", "self")


@frozen(kw_only=True)
class Year:
    """Columns by name: person, day, level, category, unreferred, total, b, self; fen and days of 1970."""

    columns: dict[str, Any]

    @property
    def count(self) -> int:
        return len(self.columns["person"])

    def shuffled(self) -> Year:
        """The same claims in no order."""
        places = np.random.default_rng(SEED).permutation(self.count)
        return Year(columns={name: column[places] for name, column in self.columns.items()})

    def table(self) -> Any:
        """As a policy takes them: options as texts, days as days."""
        own = self.columns
        return pa.table(
            {
                "psn_no": pa.array(own["person"]).cast(pa.string()),
                "出院日期": pa.array(own["day"]).view(pa.date32()),
                "机构级别": pa.array(LEVELS).take(pa.array(own["level"])),
                "人员类别": pa.array(CATEGORIES).take(pa.array(own["category"])),
                "未转诊": pa.array(own["unreferred"].astype(bool)),
                "medfee_sumamt": pa.array(own["total"]),
                "乙类费用": pa.array(own["b"]),
                "fulamt_ownpay_amt": pa.array(own["self"]),
            }
        )


def year(count: int) -> Year:
    """So many claims by person and day, no two of a person on one day; one person in twelve has up to sixty."""
    random = np.random.default_rng(SEED)
    people = int(count / PER_PERSON)
    often = people // 12
    stays = np.ones(people, np.int64)
    stays[:often] += np.minimum(random.geometric(often / (count - people), often), 60)
    random.shuffle(stays)
    rest = count - int(stays.sum())
    singles = np.flatnonzero(stays == 1)[: abs(rest)]
    stays[singles] += np.sign(rest)
    stays = stays[stays > 0]
    persons = np.sort(random.choice(10**12, len(stays), replace=False)) + 370_000_000_000_000_000
    owner = np.repeat(np.arange(len(stays)), stays)
    place = np.arange(count) - np.repeat(np.cumsum(stays) - stays, stays)
    own = np.repeat(stays, stays)
    day = 365 * place // own + (random.random(count) * (365 // own)).astype(np.int64)
    level = random.choice(4, count, p=[0.15, 0.20, 0.35, 0.30]).astype(np.uint8)
    middle = np.log(np.array([3000.0, 5000.0, 9000.0, 16000.0]))[level]
    total = np.minimum(np.exp(middle + 1.1 * random.standard_normal(count)) * 100, MOST).astype(np.int64)
    b = (total * random.beta(2, 6, count)).astype(np.int64)
    category = random.choice(3, len(stays), p=[0.90, 0.08, 0.02]).astype(np.uint8)
    return Year(
        columns={
            "person": persons[owner],
            "day": (day + FIRST_DAY).astype(np.int32),
            "level": level,
            "category": category[owner],
            "unreferred": (random.random(count) < 0.10).astype(np.uint8),
            "total": total,
            "b": b,
            "self": ((total - b) * random.beta(1.5, 12, count)).astype(np.int64),
        }
    )
