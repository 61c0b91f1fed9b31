"""The reference job in Polars, exact: sorted, then cumulative sums over each person; what is not asked for it drops."""

from __future__ import annotations

import polars as pl


def settled(claims: pl.DataFrame | pl.LazyFrame) -> pl.LazyFrame:
    """Row, person, day, the amounts and the running totals; options are numbers, `unreferred` 0 or 1."""
    poor = pl.col("category") != 0
    frame = (
        claims.lazy()
        .sort("person", "day")
        .with_columns(
            eligible=pl.col("total") - pl.col("self") - (pl.col("b") + 5) // 10,
            deductible=pl.col("level").replace_strict(
                [0, 1, 2, 3], [10_000, 20_000, 50_000, 100_000], return_dtype=pl.Int64
            ),
            percent=pl.col("level").replace_strict([0, 1, 2, 3], [85, 80, 70, 60], return_dtype=pl.Int64)
            - pl.col("unreferred").cast(pl.Int64) * 10,
            stay=pl.int_range(pl.len()).over("person"),
        )
    )
    own = pl.when(pl.col("category") == 2).then(0).when(pl.col("stay") > 0).then(pl.col("deductible") // 2)
    frame = frame.with_columns(
        due=(
            (pl.col("eligible") - own.otherwise(pl.col("deductible"))).clip(lower_bound=0) * pl.col("percent")
            + 50
        )
        // 100
    )
    frame = frame.with_columns(s=pl.col("due").cum_sum().over("person"))
    frame = frame.with_columns(
        basic=pl.min_horizontal("s", pl.lit(15_000_000))
        - pl.min_horizontal(pl.col("s") - pl.col("due"), pl.lit(15_000_000))
    )
    frame = frame.with_columns(above=pl.col("eligible") - pl.col("basic"))
    frame = frame.with_columns(a=pl.col("above").cum_sum().over("person"))
    frame = frame.with_columns(
        critical=_capped(pl.col("a"), poor) - _capped(pl.col("a") - pl.col("above"), poor)
    )
    frame = frame.with_columns(rest=pl.col("eligible") - pl.col("basic") - pl.col("critical"))
    frame = frame.with_columns(r=pl.col("rest").cum_sum().over("person"))
    over, before = ((r - 150_000).clip(lower_bound=0) for r in (pl.col("r"), pl.col("r") - pl.col("rest")))
    frame = frame.with_columns(due3=((over - before) * 75 + 50) // 100)
    frame = frame.with_columns(s3=pl.col("due3").cum_sum().over("person"))
    aid = pl.min_horizontal("s3", pl.lit(3_000_000)) - pl.min_horizontal(
        pl.col("s3") - pl.col("due3"), pl.lit(3_000_000)
    )
    by_category = (
        pl.when(pl.col("category") == 2).then(pl.col("rest")).when(pl.col("category") == 1).then(aid)
    )
    frame = frame.with_columns(aid=by_category.otherwise(0))
    patient = pl.col("total") - pl.col("basic") - pl.col("critical") - pl.col("aid")
    return frame.select(
        "row",
        "person",
        "day",
        "eligible",
        "basic",
        "critical",
        "aid",
        patient=patient,
        stays=pl.col("stay") + 1,
        basic_so_far=pl.min_horizontal("s", pl.lit(15_000_000)),
        base_so_far="a",
        critical_so_far=_capped(pl.col("a"), poor),
        deducted_so_far=pl.when(pl.col("category") == 1)
        .then(pl.min_horizontal("r", pl.lit(150_000)))
        .otherwise(0),
        aid_so_far=pl.when(pl.col("category") == 2)
        .then(pl.col("r"))
        .when(pl.col("category") == 1)
        .then(pl.min_horizontal("s3", pl.lit(3_000_000)))
        .otherwise(0),
    )


def _capped(a: pl.Expr, poor: pl.Expr) -> pl.Expr:
    start, more = pl.when(poor).then(800_000).otherwise(1_600_000), pl.when(poor).then(5).otherwise(0)
    ends = [
        (start, 10_000_000, 60),
        (pl.lit(10_000_000), 20_000_000, 65),
        (pl.lit(20_000_000), 30_000_000, 70),
    ]
    total = (a - 30_000_000).clip(lower_bound=0) * (75 + more)
    for low, high, percent in ends:
        part = pl.min_horizontal(a, pl.lit(high)) - low
        total = total + pl.max_horizontal(part, pl.lit(0)) * (percent + more)
    paid = (total + 50) // 100
    return pl.when(poor).then(paid).otherwise(pl.min_horizontal(paid, pl.lit(40_000_000)))
