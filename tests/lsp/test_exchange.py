"""A whole exchange with the server, as an editor has it, over its standard input and output."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.lsp.talking import Editor, applied, editor, uri
from tests.lsp.test_renaming import CITY, PROVINCE
from tests.lsp.texts import SMALL

ROOT = Path(__file__).resolve().parents[2]
POLICY = ROOT / "policies" / "江西省" / "赣州市" / "安远县四道保障线.pol"


def test_an_exchange_about_a_real_policy() -> None:
    asyncio.run(_exchange())


async def _exchange() -> None:
    async with editor() as it:
        text = POLICY.read_text("utf-8")
        document = it.open(POLICY)
        assert await it.findings(POLICY) == []
        await _goes(it)
        await _shows(it, document)
        await _plays(it, document)
        await _mends(it, document, text)
        await _renames(it, text)


async def _goes(it: Editor) -> None:
    """Hover, definition, references, highlights."""
    hover = await it.text_document_hover_async(types.HoverParams(**it.where(POLICY, "机构级别", 2, 1)))
    assert hover is not None and isinstance(hover.contents, types.MarkupContent)
    assert hover.contents.value.startswith("**机构级别**  输入 · ")
    keyword = await it.text_document_hover_async(types.HoverParams(**it.where(POLICY, "\n  封顶线", 0, 4)))
    assert keyword is not None and isinstance(keyword.contents, types.MarkupContent)
    assert keyword.contents.value.startswith("**封顶线**") and "限支付" in keyword.contents.value
    found = await it.text_document_definition_async(types.DefinitionParams(**it.where(POLICY, "机构级别", 2)))
    assert isinstance(found, types.Location)
    assert (found.uri, found.range.start) == (uri(POLICY), it.position(POLICY, "机构级别"))
    asked = types.ReferenceParams(types.ReferenceContext(True), **it.where(POLICY, "机构级别", 2))
    references = await it.text_document_references_async(asked)
    assert references is not None and len(references) > 10
    marks = await it.text_document_document_highlight_async(
        types.DocumentHighlightParams(**it.where(POLICY, "机构级别", 2))
    )
    assert marks is not None and len(marks) == len(references)


async def _shows(it: Editor, document: types.TextDocumentIdentifier) -> None:
    """Outline and colours."""
    outline = await it.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert outline is not None
    names = [each.name for each in outline]
    assert names[0].startswith("政策 ") and any(name.startswith("层 ") for name in names)
    tokens = await it.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert tokens is not None and len(tokens.data) % 5 == 0 and len(tokens.data) > 10_000


async def _plays(it: Editor, document: types.TextDocumentIdentifier) -> None:
    """The amounts of the first case beside it, and the lens above that runs it."""
    lenses = await it.text_document_code_lens_async(types.CodeLensParams(document))
    assert lenses is not None
    first = lenses[1]
    place = types.Range(first.range.start, types.Position(first.range.start.line + 3, 0))
    hints = await it.text_document_inlay_hint_async(types.InlayHintParams(document, place))
    assert hints and "元" in str(hints[0].label)
    assert first.command is not None and first.command.arguments is not None
    asked = types.ExecuteCommandParams(first.command.command, first.command.arguments)
    told = await it.workspace_execute_command_async(asked)
    assert str(told).startswith("通过  ")
    assert it.told[0].endswith("通过。")


async def _mends(it: Editor, document: types.TextDocumentIdentifier, text: str) -> None:
    """A mistake is told while it is typed, its fix mends it, and the formatter lays out what is right."""
    it.write(POLICY, text.replace("支付比例  ", "支付比列  ", 1))
    found = await it.findings(POLICY)
    assert [each.severity for each in found] == [types.DiagnosticSeverity.Error]
    assert found[0].code and "怎样改" in found[0].message
    context = types.CodeActionContext(found)
    actions = await it.text_document_code_action_async(
        types.CodeActionParams(document, found[0].range, context)
    )
    assert (
        actions and isinstance(actions[0], types.CodeAction) and actions[0].edit and actions[0].edit.changes
    )
    mended = applied(text.replace("支付比例  ", "支付比列  ", 1), list(actions[0].edit.changes[uri(POLICY)]))
    it.write(POLICY, mended)
    assert await it.findings(POLICY) == []
    layout = types.DocumentFormattingParams(document, types.FormattingOptions(2, True))
    edits = await it.text_document_formatting_async(layout)
    assert edits is not None and applied(mended, list(edits)) == text
    it.write(POLICY, text)


async def _renames(it: Editor, text: str) -> None:
    await it.findings(POLICY)
    where = it.where(POLICY, "机构级别", 2)
    edit = await it.text_document_rename_async(types.RenameParams(new_name="医院等级", **where))
    assert edit is not None and edit.changes is not None
    renamed = applied(text, list(edit.changes[uri(POLICY)]))
    it.write(POLICY, renamed)
    assert await it.findings(POLICY) == []
    with pytest.raises(JsonRpcException, match="语言自己的词"):
        await it.text_document_rename_async(
            types.RenameParams(new_name="起付线", **it.where(POLICY, "医院等级", 2))
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-32"])
def test_positions_are_counted_as_the_editor_wishes(encoding: str, tmp_path: Path) -> None:
    asyncio.run(_counts(encoding, tmp_path / "小.pol"))


async def _counts(encoding: str, path: Path) -> None:
    async with editor(encoding, "utf-16") as it:
        assert it.capabilities is not None and it.capabilities.position_encoding == encoding
        it.open(path, SMALL.replace("个人负担 = 300元", "𠮷 = 300元"))
        found = await it.findings(path)
        line = next(each for each in SMALL.split("\n") if "个人负担 = 300元" in each)
        before = line[: line.index("个人负担")]
        columns = {"utf-8": len(before.encode()), "utf-32": len(before)}
        assert found[0].range.start.character == columns[encoding]


def test_broken_and_strange_texts_are_answered(tmp_path: Path) -> None:
    asyncio.run(_strange(tmp_path / "坏.pol"))


async def _strange(path: Path) -> None:
    async with editor() as it:
        document = it.open(path, "")
        for text in (
            "",
            "\ufeff" + SMALL,
            "(" * 10_000,
            "层\n" * 3,
            "甲\x00乙",
            SMALL.replace("\n", "\r\n"),
            "x" * 30_000,
        ):
            it.write(path, text)
            await it.findings(path)
            everything = types.Range(types.Position(0, 0), types.Position(9_999, 0))
            await it.text_document_document_symbol_async(types.DocumentSymbolParams(document))
            await it.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
            await it.text_document_inlay_hint_async(types.InlayHintParams(document, everything))
            await it.text_document_code_action_async(
                types.CodeActionParams(document, everything, types.CodeActionContext([]))
            )
            for position in (types.Position(0, 0), types.Position(3, 4), types.Position(99, 99)):
                asked: dict[str, Any] = {"text_document": document, "position": position}
                await it.text_document_hover_async(types.HoverParams(**asked))
                await it.text_document_completion_async(types.CompletionParams(**asked))
                await it.text_document_prepare_rename_async(types.PrepareRenameParams(**asked))


def test_what_builds_on_a_file_is_told_anew_when_it_is_written(tmp_path: Path) -> None:
    asyncio.run(_watches(tmp_path))


async def _watches(folder: Path) -> None:
    province, city = folder / "示例省" / "省.pol", folder / "示例省" / "示例市" / "市.pol"
    city.parent.mkdir(parents=True)
    province.write_text(PROVINCE, "utf-8")
    city.write_text(CITY, "utf-8")
    async with editor(options={"date": "2024-02-01"}) as it:
        it.open(city)
        assert await it.findings(city) == []
        hover = await it.text_document_hover_async(types.HoverParams(**it.where(city, "基本医保")))
        assert hover is not None and isinstance(hover.contents, types.MarkupContent)
        assert "2024年2月1日的数值" in hover.contents.value and "写在 省" in hover.contents.value
        province.write_text(PROVINCE.replace("80%", "80"), "utf-8")
        del it.published[uri(city)]
        changed = types.FileEvent(uri(province), types.FileChangeType.Changed)
        it.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        assert [each.code for each in await it.findings(city)] == ["P824"]
