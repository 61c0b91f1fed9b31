"""The glossary: every word once, every code it names explained."""

from __future__ import annotations

from keyword import iskeyword

from polyc.terms.glossary import FIELDS, TERMS, fields_by_code, words


def doubled(found: list[str]) -> list[str]:
    return [each for each in found if found.count(each) > 1]


def test_words_identifiers_and_codes_are_unique() -> None:
    assert doubled([each.zh for each in TERMS]) == []
    assert doubled([each.identifier for each in TERMS]) == []
    assert doubled([each.code for each in FIELDS]) == []


def test_another_word_for_a_term_is_no_other_term() -> None:
    own = {each.zh for each in TERMS}
    assert [also for each in TERMS for also in each.also if also in own] == []
    assert doubled([also for each in TERMS for also in each.also]) == []


def test_every_field_that_a_term_names_is_explained() -> None:
    assert [code for each in TERMS for code in each.fields if code not in fields_by_code()] == []


def test_names_in_code_are_identifiers() -> None:
    names = [*(each.identifier for each in TERMS), *(each.code for each in FIELDS)]
    assert [name for name in names if not (name.isascii() and name.isidentifier()) or iskeyword(name)] == []


def test_every_term_is_explained_by_a_sentence() -> None:
    assert [each.zh for each in TERMS if not each.says.endswith("。") or not each.en] == []


def test_words_that_people_search_for_stay_whole() -> None:
    wanted = {"起付线", "大病保险", "医疗救助", "封顶线", "先行自付", "起付标准"}
    assert wanted - set(words()) == set()
