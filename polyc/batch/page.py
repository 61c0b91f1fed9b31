"""The summary of a run as one page that needs no other file and no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from polyc.batch.face import Face
from polyc.batch.summary import Groups, Sums, labelled, payers, rate_text
from polyc.batch.totals import Totals
from polyc.runtime.explaining import citation_text
from polyc.runtime.measuring import Tally, distance, part_text, ratio_text, verdict
from polyc.runtime.money import yuan_text

STYLE: Final = """
:root{color-scheme:light dark;--ink:#1d2733;--soft:#5b6875;--line:#d9dfe6;--paper:#fff;--rest:#b9c2cc;
--p0:#2563a8;--p1:#1d8a6b;--p2:#b7791f;--p3:#8a4fbf;--p4:#b83280}
@media(prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#9aa7b4;--line:#35404b;--paper:#14191f;--rest:#4a5562;
--p0:#6aa5e3;--p1:#4fc3a1;--p2:#e0a84a;--p3:#b78be0;--p4:#e57fb4}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:1.5rem 1rem 3rem;background:var(--paper);color:var(--ink);
font:16px/1.6 system-ui,"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem}
p{margin:.3rem 0;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.4rem .6rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child,th:nth-child(2){text-align:left}
thead th{color:var(--soft);font-weight:600}
td.bar{width:30%;min-width:7rem}
.stack{display:flex;height:1rem;border-radius:3px;overflow:hidden;background:var(--rest)}
.stack i{display:block;height:100%}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;margin:.6rem 0;color:var(--soft)}
.legend i{display:inline-block;width:.9rem;height:.9rem;border-radius:3px;margin-right:.4rem;vertical-align:-.1rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.8rem;margin:1rem 0}
.cards.wide{grid-template-columns:repeat(auto-fill,minmax(11.5rem,1fr))}
.cards div{border:1px solid var(--line);border-radius:8px;padding:.6rem .8rem}
.cards b{display:block;font-size:1.15rem;white-space:nowrap}.cards span{color:var(--soft)}
@media print{body{max-width:none}}
"""

COLOURS: Final = 5


def page(face: Face, totals: Totals, groups: Groups, order: str) -> str:
    """The whole page."""
    title = f"{face.title}：成批结算汇总"
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>\n",
            f"<h1>{escape(title)}</h1>\n",
            *_told(face, order),
            *_cards(face, totals),
            *_legend(face),
            *(_dimension(face, name, values) for name, values in labelled(face, groups)),
            *_targets(face, totals),
            "</body></html>\n",
        )
    )


def _told(face: Face, order: str) -> Iterator[str]:
    yield f"<p>政策 {escape(face.policy)}，版本 {escape(face.version)}，源文 SHA-256 {face.source_sha256[:16]}。"
    if face.scenarios:
        yield f"采用情景 {escape('、'.join(face.scenarios))}（假设的数值，不是现行规定）。"
    yield f"{escape(order.replace(',', '，'))}。由 polyc 生成，不是官方文件。</p>\n"


def _cards(face: Face, totals: Totals) -> Iterator[str]:
    cards = [
        ("读入", f"{totals.rows:,} 行"),
        ("结算", f"{totals.settled:,} 行"),
        ("退回", f"{totals.rejected:,} 行"),
        ("拒付", f"{totals.refused:,} 行"),
        ("暂缓", f"{totals.held:,} 行"),
    ]
    yield from _row_of_cards("cards", cards)
    if face.balance is not None:
        sums = (totals.settled, totals.total, totals.rest, *totals.payments)
        amounts = (("总额", totals.total), *_paid(face, sums), ("个人", totals.rest))
        shown = [(name, f"{yuan_text(fen)} 元") for name, fen in amounts]
        yield from _row_of_cards("cards wide", [*shown, ("实际报销比例", rate_text(face, sums))])


def _row_of_cards(kind: str, cards: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'<div class="{kind}">'
    for name, value in cards:
        yield f"<div><span>{escape(name)}</span><b>{escape(value)}</b></div>"
    yield "</div>\n"


def _paid(face: Face, sums: Sums) -> list[tuple[str, int]]:
    return list(payers(face, sums).items()) if len(sums) > 3 or not face.payments else []


def _legend(face: Face) -> Iterator[str]:
    names = list(dict.fromkeys(paid.payer for paid in face.payments))
    if face.balance is None or not names:
        return
    yield '<div class="legend">'
    for at, name in enumerate(names):
        yield f'<span><i style="background:var(--p{at % COLOURS})"></i>{escape(name)}</span>'
    yield '<span><i style="background:var(--rest)"></i>个人</span></div>\n'


def _dimension(face: Face, name: str, values: list[tuple[str, Sums]]) -> str:
    """A table with a bar a row: how the total is shared."""
    payer_names = list(dict.fromkeys(paid.payer for paid in face.payments))
    money = face.balance is not None
    heads = [name, *(["谁出多少"] if money else []), "结算（行）", *(["总额（元）"] if money else [])]
    heads += [*(f"{each}（元）" for each in payer_names), *(["个人（元）", "实际报销比例"] if money else [])]
    rows = "".join(_row(face, label, sums) for label, sums in values)
    cells = "".join(f'<th scope="col">{escape(each)}</th>' for each in heads)
    table = f"<table><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<h2>按{escape(name)}</h2>\n<div class="scroll">{table}</div>\n'


def _row(face: Face, label: str, sums: Sums) -> str:
    paid = payers(face, sums)
    money = face.balance is not None
    cells = [f"{sums[0]:,}", *([yuan_text(sums[1])] if money else []), *map(yuan_text, paid.values())]
    cells += [yuan_text(sums[2]), rate_text(face, sums)] if money else []
    told = "".join(f"<td>{escape(each)}</td>" for each in cells)
    bar = f'<td class="bar">{_bar(paid, sums[1])}</td>' if money else ""
    return f'<tr><th scope="row">{escape(label)}</th>{bar}{told}</tr>'


def _bar(paid: dict[str, int], total: int) -> str:
    """Widths in thousandths of the total; what is left is the patient's."""
    if total <= 0:
        return ""
    parts = (
        f'<i style="width:{max(fen, 0) * 1000 // total / 10}%;background:var(--p{at % COLOURS})"></i>'
        for at, fen in enumerate(paid.values())
    )
    return f'<div class="stack" aria-hidden="true">{"".join(parts)}</div>'


def _targets(face: Face, totals: Totals) -> Iterator[str]:
    if not face.targets:
        return
    yield '<h2>目标</h2>\n<div class="scroll"><table><thead><tr>'
    for head in ("目标", "目标值", "比值", "结果", "分子", "分母", "计入", "离界限", "依据"):
        yield f'<th scope="col">{head}</th>'
    yield "</tr></thead><tbody>"
    for target, counted in zip(face.targets, totals.tallies or ((0,) * 4,) * len(face.targets), strict=True):
        tally = Tally(*counted)
        away = distance(target, tally)
        divided = target.at[1] >= 0
        cells = (
            target.words,
            ratio_text(target, tally),
            verdict(target, tally),
            part_text(target.numerator, tally.numerator),
            part_text(target.denominator, tally.denominator) if divided else "",
            f"{tally.counted:,} 次",
            "" if away is None else f"{away[0]} {part_text(target.numerator, away[1])}",
            ";".join(map(citation_text, target.citations)),
        )
        told = "".join(f"<td>{escape(each)}</td>" for each in cells)
        yield f'<tr><th scope="row">{escape(target.name)}</th>{told}</tr>'
    yield "</tbody></table></div><p>比较按没有舍入的数，比值只供阅读。</p>\n"
