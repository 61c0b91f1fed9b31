"""A word of the field, and a field of the national interface."""

from __future__ import annotations

from enum import Enum

from attrs import frozen


@frozen
class Term:
    """A word: as officers say it, in English, its name in code, what it means in one Chinese sentence.

    `also` are other words for the same, `fields` the codes of the national interface that carry it.
    """

    zh: str
    en: str
    identifier: str
    says: str
    also: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Known(Enum):
    """How well a field is known; the value is what readers see."""

    AGREED = "多处一致"
    SINGLE = "一处来源"
    DOUBTED = "说法不一"


@frozen
class Field:
    """A field of the national interface: its code, its Chinese name, its type, and a remark or nothing."""

    code: str
    name: str
    type: str
    known: Known = Known.AGREED
    remark: str = ""


@frozen
class Chapter:
    """Terms of one matter under a Chinese title."""

    title: str
    terms: tuple[Term, ...]


@frozen
class FieldGroup:
    """Fields of one part of the interface under a Chinese title."""

    title: str
    fields: tuple[Field, ...]
