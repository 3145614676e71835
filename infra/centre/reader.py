"""Puts a centre's files together, and remembers in which file and row every part of the document stands."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from infra.centre.faults import FileFault, Unreadable, near
from infra.centre.pages import Page, read_yaml
from infra.centre.tables import Convert, TableRow, number, read_table, several, text, whole, yes_no

SITES: dict[str, Convert] = {
    **dict.fromkeys(["id", "name_zh", "name_en", "kind", "address_zh", "address_en"], text),
    **dict.fromkeys(["latitude", "longitude"], number),
    "position": text,
    "open_24h": yes_no,
    **dict.fromkeys(["opens", "closes", "closed_on"], text),
}
PLACES: dict[str, Convert] = {
    **dict.fromkeys(["name_zh", "name_en"], text),
    "aliases": several,
    **dict.fromkeys(["latitude", "longitude"], number),
}
CABINETS: dict[str, Convert] = dict.fromkeys(["id", "site", "serial", "name_zh", "name_en"], text)
COMPARTMENTS: dict[str, Convert] = {
    **dict.fromkeys(["cabinet", "door", "bank", "size"], text),
    **dict.fromkeys(["board", "channel", "width_mm", "height_mm", "depth_mm", "bottom_mm", "top_mm", "column"], whole),
}
# The steps of a path below a record -> (file, row, column).
Place = Callable[[list[str]], tuple[str, int | None, str | None]]


class FolderReader:
    """`document`, the `faults` of the files themselves, and `place` for the faults of the document."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.document: dict[str, Any] = {"sites": [], "cabinets": [], "items": [], "places": []}
        self.faults: list[FileFault] = []
        self._places: dict[str, Place] = {}
        self._read()

    def place(self, path: str) -> tuple[str, int | None, str | None]:
        steps = path.split(".")
        for depth in range(len(steps), 0, -1):
            if known := self._places.get(".".join(steps[:depth])):
                return known(steps[depth:])
        return path, None, None

    def _read(self) -> None:
        if page := self._page("centre.yaml", "centre"):
            self.document["centre"] = page.value
        for section, columns in self._tables():
            for i, row in enumerate(self._table(f"{section}.csv", columns)):
                self._places[f"{section}.{i}"] = _cell(f"{section}.csv", row.number, columns)
                self.document[section].append(row.record)
        self._compartments(self._table("compartments.csv", COMPARTMENTS))
        for i, file in enumerate(sorted((self.folder / "items").glob("*.yaml"))):
            page = self._page(f"items/{file.name}", f"items.{i}")
            # An unreadable item leaves an empty record, so that the numbers of the others still fit.
            self.document["items"].append(page.value if page else {})

    def _tables(self) -> list[tuple[str, dict[str, Convert]]]:
        """A centre may do without a list of places."""
        places = [("places", PLACES)] if (self.folder / "places.csv").exists() else []
        return [("sites", SITES), ("cabinets", CABINETS), *places]

    def _compartments(self, rows: Iterable[TableRow]) -> None:
        known: dict[str | None, int] = {}
        for i, cabinet in enumerate(self.document["cabinets"]):
            known[cabinet.get("id")] = i
            cabinet["compartments"] = []
            self._places[f"cabinets.{i}.compartments"] = _whole("compartments.csv")
        for row in rows:
            cabinet_id = row.record.pop("cabinet", None)
            if cabinet_id in known:
                self._compartment(known[cabinet_id], row)
            elif known:
                en, zh = near(cabinet_id, known)
                reason, reason_zh = f"there is no cabinet {cabinet_id}{en}", f"没有箱柜 {cabinet_id}{zh}"
                self.faults.append(FileFault("compartments.csv", row.number, "cabinet", reason, reason_zh))

    def _compartment(self, cabinet: int, row: TableRow) -> None:
        cells = self.document["cabinets"][cabinet]["compartments"]
        self._places[f"cabinets.{cabinet}.compartments.{len(cells)}"] = _cell(
            "compartments.csv", row.number, COMPARTMENTS
        )
        cells.append(row.record)

    def _table(self, name: str, columns: Mapping[str, Convert]) -> list[TableRow]:
        try:
            rows, faults = read_table(self.folder, name, columns)
        except Unreadable as error:
            self.faults.append(error.fault)
            return []
        self.faults += faults
        return rows

    def _page(self, name: str, path: str) -> Page | None:
        try:
            page, faults = read_yaml(self.folder, name)
        except Unreadable as error:
            self.faults.append(error.fault)
            self._places[path] = _whole(name)
            return None
        self.faults += faults
        self._places[path] = lambda steps: (name, page.line(steps), _field(steps))
        return page


def _whole(file: str) -> Place:
    return lambda _: (file, None, None)


def _cell(file: str, row: int, columns: Mapping[str, Convert]) -> Place:
    def place(steps: list[str]) -> tuple[str, int | None, str | None]:
        wanted = "_".join(steps)
        heading = next((c for c in columns if c == wanted or c.startswith(f"{wanted}_")), wanted or None)
        return file, row, heading

    return place


def _field(steps: list[str]) -> str | None:
    """`materials.0.id` as a person counts: `materials 1 id`."""
    return " ".join(str(int(step) + 1) if step.isdigit() else step for step in steps) or None
