"""A file of claims by its suffix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from polyc.claims.claim_file import ClaimFile, unreadable
from polyc.kernel.program import InputField, ItemList

SUFFIXES: Final = (".json", ".csv", ".toml")


def load(path: Path, inputs: Sequence[InputField], lists: Sequence[ItemList] = ()) -> ClaimFile:
    """The claims of a file in their order, or what is wrong with it.

    `inputs` are those of the policy that will read the claims: a cell of a CSV file is
    only text, and the kind of its input decides whether it stands for a whole number, a
    flag or a set.  Where the policy has `lists`, no CSV file can hold its claims.  Files
    are UTF-8, with or without a byte order mark.
    """
    text = _text(path)
    if isinstance(text, ClaimFile):
        return text
    match path.suffix.lower():
        case ".json":
            from polyc.claims.json_claims import read_json

            return read_json(text)
        case ".csv":
            from polyc.claims.csv_claims import no_lists, read_csv

            return no_lists(lists) if lists else read_csv(text, inputs)
        case ".toml":
            from polyc.claims.toml_claims import read_toml

            return read_toml(text)
        case other:
            return unreadable(f"不认识“{other}”文件;单据文件只能是 {'、'.join(SUFFIXES)}。")


def _text(path: Path) -> str | ClaimFile:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return unreadable(
            "文件不是 UTF-8 编码;用表格软件保存时请选“CSV UTF-8”,用记事本保存时编码请选 UTF-8。"
        )
    except OSError as error:
        return unreadable(f"文件打不开({error.strerror})。")
    return unreadable("文件里有空字符(NUL),不是文本文件。") if "\0" in text else text
