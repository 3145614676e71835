"""What a clerk is told when a file is wrong: which file, which row, which column, in both languages."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from infra.centre.__main__ import main
from infra.centre.document import read
from infra.centre.faults import CentreFilesError

DEMO = Path(__file__).parents[3] / "demo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DEMO, tmp_path / "centre"))


def change(file: Path, old: str, new: str) -> int:
    """The row on which the change ends."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + new.count("\n") + 1


def sentences(folder: Path) -> list[str]:
    with pytest.raises(CentreFilesError) as error:
        read(folder)
    return [fault.sentence() for fault in error.value.faults]


CARD = "items/senior-card.yaml"
CELLS = "compartments.csv"
MISTAKES = [
    ("sites.csv", "34.3355", "thirty-four", "latitude: must be a number, this is text"),
    ("sites.csv", "34.3402", "", "latitude: is missing"),
    ("sites.csv", "陆港大厦,", ",", "name_zh: is missing"),
    ("sites.csv", "latitude", "latitud", "latitud: there is no such column; there are id, name_zh, name_en, kind"),
    (
        CARD,
        "rank: minor",
        "ranke: minor",
        "ranke: there is no such field; there are id, name, rank, form, trust",
    ),
    (CARD, "fees: []", "fees: 300", "fees: must be a list, this is a whole number; for example {name: {zh: 公章刻制费"),
    (CARD, "fees: []", "fees: [{name: 工本费}]", "for example {name: {zh: 公章刻制费, en: Engraving of seals}, basis"),
    ("cabinets.csv", "hall,XB", "hal,XB", "site: there is no site hal"),
    ("cabinets.csv", "XB-2018-0002", "XB-2018-0001", "serial: XB-2018-0001 is there twice"),
    (CELLS, "A02,A,1,2", "A02,A,1,1", "channel: board 1 channel 1 already opens A01"),
    (CELLS, "cab-hall,A03", "cab-hell,A03", "cabinet: there is no cabinet cab-hell; did you mean cab-hall?"),
    (CELLS, "1,1,small,340", "1,1,small,34.5", "width_mm: must be a whole number, this is text"),
    (CELLS, "150,250", "150,250,x", "has more cells than headings"),
    (CELLS, "250,400", "240,400", "A02 (240–400 mm) overlaps A01 (150–250 mm)"),
    (CARD, "rank: minor", "rank: mian", "materials 3 rank: must be one of main, minor"),
    (CARD, "notice_days: 0", "notice_days: 0\nnotice_days: 1", "notice_days: this field is there twice"),
    (CARD, "party_kinds: [person]", "party_kinds: {person", "is not YAML"),
    (CARD, '"12345"', "12345", "complaint_phones 1 number: must be text, this is a whole number"),
    ("places.csv", "34.3722", "north", "latitude: must be a number, this is text"),
    ("places.csv", "西安国际港站,", ",", "name_zh: is missing"),
    ("places.csv", "aliases", "alias", "alias: there is no such column; there are name_zh, name_en, aliases"),
    ("centre.yaml", "search_km: 5", "search_km: -5", "settings search_km: must be > 0.0"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), MISTAKES, ids=[said for *_, said in MISTAKES])
def test_a_mistake_is_named_with_file_row_and_column(folder: Path, file: str, old: str, new: str, said: str) -> None:
    row = change(folder / file, old, new)
    # A brace that is never closed is noticed on the row below.
    rows = (row, row + 1) if said == "is not YAML" else (row,)
    found = [(s.split(", ")[1].split(":")[0], s) for s in sentences(folder) if said in s]
    assert found
    assert found[0][0] in [f"row {r}" for r in rows]
    assert found[0][1].startswith(f"{file}, row ")


def test_one_slip_in_a_cabinet_s_name_is_one_sentence_and_not_one_for_each_of_its_doors(folder: Path) -> None:
    change(folder / "cabinets.csv", "cab-hall,", "cab-hal,")
    doors = (folder / CELLS).read_text(encoding="utf-8").count("cab-hall,")  # from row 2 on
    (said,) = [sentence for sentence in sentences(folder) if "there is no cabinet" in sentence]
    assert said.endswith(f"there is no cabinet cab-hall; did you mean cab-hal? (rows 3–{doors + 1} too)")


def test_the_same_slip_in_many_rows_is_one_sentence_with_all_the_rows(folder: Path) -> None:
    cells = (folder / CELLS).read_text(encoding="utf-8")
    rows = [number for number, line in enumerate(cells.splitlines(), 1) if ",small," in line]
    (folder / CELLS).write_text(cells.replace(",small,", ",smal,"), encoding="utf-8")
    (said,) = [sentence for sentence in sentences(folder) if ", size: must be one of " in sentence]
    assert said.startswith(f"{CELLS}, row {rows[0]}, ")
    assert f"{rows[-1]} too)" in said


def test_all_files_are_read_before_anything_is_said(folder: Path) -> None:
    change(folder / "sites.csv", "34.3355", "x")
    row = change(folder / CARD, "rank: minor", "rank: mian")
    (folder / "items" / "food-permit.yaml").write_text("", encoding="utf-8")
    assert [s.split(":")[0] for s in sentences(folder)] == [
        "items/food-permit.yaml, row 1",
        "sites.csv, row 2, latitude",
        f"items/senior-card.yaml, row {row}, materials 3 rank",
    ]


def remove(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def save_as_gbk(file: Path) -> None:
    file.write_bytes(file.read_text(encoding="utf-8").encode("gb18030"))


@pytest.mark.parametrize("name", ["centre.yaml", "compartments.csv", "items/senior-card.yaml"])
@pytest.mark.parametrize(("spoil", "said"), [(empty, "the file is empty"), (remove, "this file is missing")])
def test_a_lost_file_is_one_fault(folder: Path, name: str, spoil: Callable[[Path], None], said: str) -> None:
    spoil(folder / name)
    if (name, spoil) == ("items/senior-card.yaml", remove):
        assert len(read(folder)["items"]) == 25
    else:
        assert [s for s in sentences(folder) if not s.endswith(said)] == []


@pytest.mark.parametrize("name", ["centre.yaml", "sites.csv", "items/senior-card.yaml"])
def test_another_encoding_is_named(folder: Path, name: str) -> None:
    save_as_gbk(folder / name)
    assert f"{name}: save this file as UTF-8" in sentences(folder)


def test_what_a_spreadsheet_does_to_a_table_is_no_fault(folder: Path) -> None:
    table = folder / "sites.csv"
    text = table.read_text(encoding="utf-8").replace(",true", ",TRUE").replace("\n", "\r\n") + ",,,,,,,,,\r\n"
    table.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert read(folder) == read(DEMO)


def test_the_command_counts_what_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(DEMO)]) == 0
    assert "5 sites, 5 cabinets, 26 items, 192 compartments" in capsys.readouterr().out


def test_a_cabinet_file_of_before_without_the_column_is_read(folder: Path) -> None:
    assert "column" not in (folder / CELLS).read_text(encoding="utf-8").splitlines()[0]
    assert read(folder) == read(DEMO)


def test_an_example_of_a_fee_is_one_that_would_be_taken(folder: Path) -> None:
    change(folder / CARD, "fees: []", "fees: 300")
    (said,) = [sentence for sentence in sentences(folder) if "for example" in sentence]
    example = said.partition("for example ")[2].partition(" (")[0]
    change(folder / CARD, "fees: 300", f"fees: [{example}]")
    read(folder)


def test_an_unknown_field_lists_the_allowed_ones_in_both_languages(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder / CARD, "rank: minor", "ranke: minor")
    main([str(folder)])
    assert "没有这个字段，可用字段：id、name、rank" in capsys.readouterr().err


def test_the_command_fails_with_every_fault_in_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder / "sites.csv", "34.3355", "x")
    assert main([str(folder)]) == 1
    said = capsys.readouterr().err
    assert "sites.csv, row 2, latitude: must be a number, this is text" in said
    assert "sites.csv 第 2 行 latitude：应为数字，现为文字" in said
