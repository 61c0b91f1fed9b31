"""The site as it is handed out: complete, reachable, on its own, and harmless."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from polyc.docgen.handwritten import HandWritten
from polyc.docgen.site import Built, build
from tests.docgen.published import ACTIVE, real
from tests.docgen.reading import Reader

LOADED = (("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"))


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[Path, Reader]:
    found = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    assert len(found) >= 10
    return found


def _read(path: Path) -> Reader:
    reader = Loose()
    reader.feed(path.read_text("utf-8"))
    return reader


class Loose(Reader):
    """Reads the theme's pages, whose templates leave some elements open."""

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass


def test_every_link_within_the_site_leads_somewhere(site: Path, pages: dict[Path, Reader]) -> None:
    lost: list[str] = []
    for path, reader in pages.items():
        for tag, attributes in reader.tags:
            address = urlsplit(
                attributes.get("href", "") if tag in ("a", "link") else attributes.get("src", "")
            )
            if address.scheme or address.netloc or path.name == "404.html":
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            target = target / "index.html" if target.is_dir() else target
            fragment = unquote(address.fragment)
            if not target.is_file() or (
                fragment and target in pages and fragment not in _anchors(pages[target])
            ):
                lost.append(f"{path.relative_to(site)} → {attributes}")
    assert lost == []


def _anchors(reader: Reader) -> set[str]:
    return {*reader.ids, "__search", "__drawer"}


def test_no_id_stands_twice_on_a_page(site: Path, pages: dict[Path, Reader]) -> None:
    for path, reader in pages.items():
        doubled = {each for each in reader.ids if reader.ids.count(each) > 1}
        assert not doubled, (path.relative_to(site), doubled)


def test_nothing_is_loaded_from_another_host(site: Path, pages: dict[Path, Reader]) -> None:
    for path, reader in pages.items():
        for tag, name in LOADED:
            loaded = [attributes.get(name, "") for each, attributes in reader.tags if each == tag]
            assert not [address for address in loaded if "//" in address], path
    for sheet in site.rglob("*.css"):
        assert "url(http" not in sheet.read_text("utf-8").replace('"', ""), sheet
        assert "@import" not in sheet.read_text("utf-8"), sheet


def test_no_element_of_a_hostile_policy_comes_alive(pages: dict[Path, Reader]) -> None:
    for path, reader in pages.items():
        assert not [attributes for tag, attributes in reader.tags if tag == "img"], path
        assert not [
            name for _, attributes in reader.tags for name in attributes if name in ("onerror", "onclick")
        ]
        assert not [each for _, each in reader.tags if each.get("href", "").startswith("javascript:alert")], (
            path
        )
        scripts = path.read_text("utf-8").split("<script")[1:]
        assert not [script for script in scripts if "alert(" in script.split("</script>")[0]], path


def test_a_hostile_title_is_shown_as_it_is(site: Path, pages: dict[Path, Reader]) -> None:
    written = "".join(ACTIVE)
    reader = pages[site / "policy" / "hostile.html"]
    assert "".join(reader.texts).count(written) > 10
    source = (site / "policy" / "hostile.html").read_text("utf-8")
    assert source.count("<title>") == 1
    title = source.split("<title>")[1].split("</title>")[0]
    assert "<" not in title
    assert title.endswith("- 医保待遇政策")


def test_every_page_says_that_it_is_no_official_document(pages: dict[Path, Reader]) -> None:
    assert [path for path, reader in pages.items() if "不是官方文件" not in reader.text] == []


def test_pages_are_chinese_throughout(pages: dict[Path, Reader]) -> None:
    for path, reader in pages.items():
        assert ("html", "zh") in [(tag, attributes.get("lang")) for tag, attributes in reader.tags], path


def test_chinese_words_can_be_searched_for(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    assert index["config"]["lang"] == ["zh"]
    words = {word for entry in index["docs"] for word in (entry["title"] + entry["text"]).split("\u200b")}
    assert {"起付线", "大病", "大病保险", "起付标准", "医疗救助"} <= words
    assert (site / "search" / "search_index.json").stat().st_size < 1_000_000
    policies = [entry for entry in index["docs"] if entry["location"].startswith("policy/")]
    assert not [entry for entry in policies if "甲链" in entry["text"]], "slips stay out"


def test_no_build_time_enters_the_site(
    hand: HandWritten, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, epoch in (("one", "1"), ("two", "1000000000")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert isinstance(build([real("weihai")], hand, tmp_path / name, strict=True), Built)
    one, two = (_bytes(tmp_path / name) for name in ("one", "two"))
    assert [name for name in one if one[name] != two[name] and name != "sitemap.xml.gz"] == []
    assert one.keys() == two.keys()


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
