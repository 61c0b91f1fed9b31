"""The folder of a run that is under way, which becomes the results' folder in one step."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from attrs import frozen

from polyc.batch.aside import aside, tidy


@frozen(kw_only=True)
class Folder:
    """Where a run lays its things: beside the folder of the results, under its name and ``.unfinished``."""

    out: Path

    @property
    def work(self) -> Path:
        """Everything of the run."""
        return self.out.with_name(self.out.name + ".unfinished")

    @property
    def results(self) -> Path:
        """What becomes the results' folder."""
        return self.work / "results"

    @property
    def spill(self) -> Path:
        """Rows by partition."""
        return self.work / "rows"

    @property
    def ids(self) -> Path:
        """Rows by the numbers of their claims."""
        return self.work / "ids"

    @property
    def states(self) -> Path:
        """Opening states by partition."""
        return self.work / "states"

    def rejects(self, part: int | None) -> Path:
        """Problems of a partition, or (None) of the reading."""
        return self.work / "rejects" / ("reading.csv" if part is None else f"{part:05d}.csv")

    def reading_rejects(self, file: int) -> Path:
        """Problems of one file, where files are read apart."""
        return self.work / "rejects" / f"reading-{file:05d}.csv"

    def reading_counts(self, file: int) -> Path:
        """How many rows one file had, where files are read apart."""
        return self.work / "rejects" / f"reading-{file:05d}.json"

    def every_reject(self) -> list[Path]:
        """The problems of all readings and partitions."""
        return sorted((self.work / "rejects").glob("*.csv"))

    def closing(self, part: int) -> Path:
        """The state after a partition."""
        return self.work / "closing" / f"{part:05d}.arrow"

    def trace(self, part: int) -> Path:
        """The steps of chosen rows of a partition."""
        return self.work / "closing" / f"{part:05d}.trace.json"

    def done(self, part: int) -> Path:
        """Written last of all that a partition leaves behind."""
        return self.work / "done" / f"{part:05d}.json"

    @property
    def read(self) -> Path:
        """Written when every row has been read."""
        return self.work / "read.json"

    @property
    def plan(self) -> Path:
        """What the run is to do."""
        return self.work / "plan.json"

    def make(self) -> None:
        """An empty folder for a run."""
        self.clear()
        for each in (self.results, self.spill, self.states):
            each.mkdir(parents=True)
        for path in (self.rejects(None), self.closing(0), self.done(0)):
            path.parent.mkdir()

    def tidy(self) -> None:
        """Nothing half written is left of a run that was killed."""
        for path in (self.results, self.rejects(None).parent, self.closing(0).parent, self.done(0).parent):
            tidy(path)

    def clear(self) -> None:
        """Nothing is left of the run."""
        shutil.rmtree(self.work, ignore_errors=True)

    def finish(self) -> None:
        """The results appear all at once."""
        self.results.replace(self.out)
        self.clear()


def write_json(path: Path, told: Any) -> None:
    """Write aside, then rename."""
    with aside(path) as place:
        place.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")


def read_json(path: Path) -> Any:
    """What `write_json` wrote."""
    return json.loads(path.read_text("utf-8"))
