"""Policies to start from: templates, filled with a region and a year."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class Start:
    """A sort of policy: what users call it, its template and its title.

    `date` is the input that selects the version, `total` the one that is shared out.
    """

    word: str
    template: str
    title: str
    date: str
    total: str = "总费用"


STARTS: Final = (
    Start(word="居民住院", template="resident-inpatient", title="城乡居民住院待遇", date="出院日期"),
    Start(word="居民门诊", template="resident-outpatient", title="城乡居民门诊待遇", date="就诊日期"),
    Start(word="职工住院", template="employee-inpatient", title="职工住院待遇", date="出院日期"),
    Start(word="职工门诊", template="employee-outpatient", title="职工门诊待遇", date="就诊日期"),
    Start(word="医疗救助", template="medical-aid", title="医疗救助待遇", date="结算日期", total="救助前负担"),
)


def started(start: Start, province: str, city: str, identity: str, year: int) -> str:
    """The text of a policy to start from; its layout is not yet that of `polyc fmt`."""
    fill = {
        "省": province,
        "市": city,
        "年": str(year),
        "编号": identity,
        "标题": start.title,
        "日期": start.date,
        "总额": start.total,
    }
    text = f"{_template('head')}\n{_template(start.template)}"
    for name, value in fill.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _template(name: str) -> str:
    return (files("polyc.cli.starting") / f"{name}.pol.template").read_text("utf-8")
