"""The whole glossary: all terms and all fields, each once."""

from __future__ import annotations

from functools import cache
from typing import Final

from polyc.terms.amounts import AMOUNTS
from polyc.terms.care import CARE
from polyc.terms.fields import CLAIM, ITEMS, RESULT
from polyc.terms.insurance import INSURANCE
from polyc.terms.people import PEOPLE
from polyc.terms.settling import SETTLING
from polyc.terms.term import Chapter, Field, FieldGroup, Term

CHAPTERS: Final[tuple[Chapter, ...]] = (AMOUNTS, INSURANCE, CARE, PEOPLE, SETTLING)
FIELD_GROUPS: Final[tuple[FieldGroup, ...]] = (CLAIM, ITEMS, RESULT)

TERMS: Final[tuple[Term, ...]] = tuple(term for chapter in CHAPTERS for term in chapter.terms)
FIELDS: Final[tuple[Field, ...]] = tuple(field for group in FIELD_GROUPS for field in group.fields)


@cache
def fields_by_code() -> dict[str, Field]:
    """Every field of the national interface by its code."""
    return {field.code: field for field in FIELDS}


def words() -> tuple[str, ...]:
    """Every word of the glossary and what else it is called, in order, each once: what a search must not cut."""
    found = (word for term in TERMS for word in (term.zh, *term.also))
    return tuple(dict.fromkeys(word for word in found if "、" not in word))
