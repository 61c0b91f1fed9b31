"""Every near miss, in the order in which they are tried.

Signs and blanks first, then how words are written, then what is lacking: a later group
is asked only where none of an earlier one leads any further.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from polyc.syntax.near_misses.approximate import tolerances, vague_words
from polyc.syntax.near_misses.brackets import (
    missing_brackets,
    other_brackets,
    unclosed_brackets,
    unopened_brackets,
)
from polyc.syntax.near_misses.documents import (
    bad_addresses,
    documents_unfinished,
    other_numbers,
    titles_without_marks,
)
from polyc.syntax.near_misses.extra import extra_keywords, extra_texts
from polyc.syntax.near_misses.guess import Fault, Guess
from polyc.syntax.near_misses.leads import misspelt_leads
from polyc.syntax.near_misses.missing import (
    keywords_as_names,
    missing_directions,
    missing_keys,
    missing_names,
    missing_names_here,
    missing_payers,
    missing_scopes,
    missing_times,
    missing_words,
)
from polyc.syntax.near_misses.orders import other_orders
from polyc.syntax.near_misses.separators import other_quotes, other_separators
from polyc.syntax.near_misses.signs import bounds_in_front, other_signs
from polyc.syntax.near_misses.spacing import glued_words, split_words
from polyc.syntax.near_misses.tables import (
    bounds_without_amounts,
    brackets_without_ranges,
    rules_between_rows,
    unclosed_rows,
)
from polyc.syntax.near_misses.units import doubled_units, other_units, parted_units
from polyc.syntax.near_misses.wording import lookalikes, other_words, traditional_words

NearMiss: TypeAlias = Callable[[Fault], Iterator[Guess]]

NEAR_MISSES: Final[tuple[tuple[NearMiss, ...], ...]] = (
    (
        rules_between_rows,
        unclosed_rows,
        glued_words,
        other_separators,
        other_signs,
        other_quotes,
        titles_without_marks,
        other_numbers,
        bad_addresses,
        other_brackets,
        missing_brackets,
        unclosed_brackets,
        unopened_brackets,
        parted_units,
        doubled_units,
        other_units,
        tolerances,
        vague_words,
    ),
    (
        split_words,
        traditional_words,
        other_words,
        lookalikes,
        misspelt_leads,
        bounds_in_front,
        missing_keys,
    ),
    (
        other_orders,
        extra_keywords,
        bounds_without_amounts,
        missing_scopes,
        missing_payers,
        missing_times,
        brackets_without_ranges,
        missing_directions,
        documents_unfinished,
        extra_texts,
        missing_names,
        missing_words,
        keywords_as_names,
        missing_names_here,
    ),
)

FURTHER: Final = (0, 0, 1)
"""For each group, how many words of the author's a guess must lead past where the line holds more mistakes."""
