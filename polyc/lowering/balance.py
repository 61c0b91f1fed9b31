"""The law over all: the bill is what the payers pay and what is left to the patient.

Proven on the program itself, by writing the patient's share out in terms of the bill and
the payments.
"""

from __future__ import annotations

from polyc.kernel.expressions import Const, Expression, Input, Linear, Local
from polyc.kernel.statements import Guard, Let, Statement

Sum = dict[str, int]


def is_balanced(body: tuple[Statement, ...], total: str, patient: str, payments: tuple[str, ...]) -> bool:
    """Whether ``total − Σ payments − patient`` is 0 whatever the claim is."""
    known = {let.name: let.value for let in _lets(body)}
    rest: Sum = {}
    _add(rest, Local(total) if total in known else Input(total), 1, known)
    for name in (patient, *payments):
        _add(rest, Local(name), -1, known)
    return not any(rest.values())


def _lets(body: tuple[Statement, ...]) -> list[Let]:
    """The lets outside of guards: only these may be written out, as others can be 0."""
    return [each for each in body if isinstance(each, Let) and not isinstance(each, Guard)]


def _add(rest: Sum, expression: Expression, factor: int, known: dict[str, Expression]) -> None:
    match expression:
        case Const(value):
            rest["1"] = rest.get("1", 0) + factor * value
        case Linear():
            rest["1"] = rest.get("1", 0) + factor * expression.constant
            for coefficient, term in expression.terms:
                _add(rest, term, factor * coefficient, known)
        case Local(name) if isinstance(known.get(name), Linear | Const | Local | Input):
            _add(rest, known[name], factor, known)
        case _:
            rest[repr(expression)] = rest.get(repr(expression), 0) + factor
