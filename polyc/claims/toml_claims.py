"""Claims in TOML: the whole file is one claim, or each `[[单据]]` is one."""

from __future__ import annotations

import re
import tomllib
from typing import Final

from polyc.claims.claim_file import ClaimFile, unreadable
from polyc.claims.exact_values import Inexact, Pairs, claim_file

SEVERAL: Final = "单据"
"""The name of the list of tables in a file of several claims."""


def read_toml(text: str) -> ClaimFile:
    """The claims of a TOML text; fractions and times of day are problems."""
    try:
        table = tomllib.loads(text, parse_float=Inexact)
    except ValueError as error:
        line = re.search(r"line (\d+), column (\d+)", str(error))
        where = f"第 {line[1]} 行第 {line[2]} 列读不懂" if line else "有读不懂的地方"
        return unreadable(f"不是合格的 TOML:{where}(中文字段名和文字都要写在引号里)。")
    except RecursionError:
        return unreadable("不是单据:括号套得太深。")
    several = table.get(SEVERAL)
    if list(table) == [SEVERAL] and isinstance(several, list):
        return claim_file([_pairs(item) for item in several])
    return claim_file([_pairs(table)])


def _pairs(value: object) -> object:
    """TOML itself refuses doubled names, so tables come as mappings."""
    match value:
        case dict():
            return Pairs((str(name), _pairs(part)) for name, part in value.items())
        case list():
            return [_pairs(part) for part in value]
        case _:
            return value
