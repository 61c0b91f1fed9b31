"""Claims in JSON: one object, or a list of objects."""

from __future__ import annotations

import json

from polyc.claims.claim_file import ClaimFile, unreadable
from polyc.claims.exact_values import Inexact, Pairs, claim_file, whole


def read_json(text: str) -> ClaimFile:
    """The claims of a JSON text; doubled names, fractions, NaN and infinities are problems."""
    try:
        value = json.loads(
            text, object_pairs_hook=Pairs, parse_float=Inexact, parse_constant=Inexact, parse_int=whole
        )
    except json.JSONDecodeError as error:
        near = text[error.pos : error.pos + 12].split("\n")[0]
        at = f"附近是“{near}”" if near else "文字在这里断了"
        return unreadable(f"不是合格的 JSON:第 {error.lineno} 行第 {error.colno} 列读不懂,{at}。")
    except RecursionError:
        return unreadable("不是单据:括号套得太深。")
    return claim_file(value if isinstance(value, list) and not isinstance(value, Pairs) else [value])
