"""Everything that is spoken has a recording, and a person can find out which are still a machine's."""

from pathlib import Path

import pytest

from iot.__main__ import main
from iot.local import recordings
from iot.local.spoken import SAID, parts, spoken
from iot.texts import LANGUAGES
from tests.device.local.test_pages import built


def test_every_sentence_has_a_placeholder_in_every_language_and_no_file_is_left_over() -> None:
    wanted = {f"{language}/{name}.ogg" for language, name, _ in recordings.wanted()}
    there = {str(path.relative_to(recordings.PLACEHOLDERS)) for path in recordings.PLACEHOLDERS.rglob("*.ogg")}
    assert there == wanted


def test_the_placeholders_stay_small() -> None:
    assert sum(path.stat().st_size for path in recordings.PLACEHOLDERS.rglob("*.ogg")) < 500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spoken_is_what_is_shown_with_the_door_between(language: str) -> None:
    for sentence in SAID:
        names = spoken([sentence], door="B07", given="C08")[language]
        own = [name for name in names if len(name) > 1]
        assert own == list(parts(sentence, language))
        assert [name for name in names if len(name) == 1] in ([], ["B", "0", "7"], ["C", "0", "8"])


def test_the_list_names_what_a_person_still_has_to_say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(tmp_path / "pages")
    (tmp_path / "voice" / "zh").mkdir(parents=True)
    (tmp_path / "voice" / "zh" / "thanks-1.ogg").write_bytes(b"a person")
    config = tmp_path / "cabinet.toml"
    config.write_text(
        'thing = "cab-test"\nstate = "state"\nbroker = {host = "localhost"}\n'
        'local = {screen = {recordings = "voice"}}\n'
        'banks = [{bank = "A", driver = "8a80", serial = "bus", address = 1, doors = {A01 = 1}}]\n'
    )
    assert main(["recordings", "--config", str(config)]) == 0
    said = capsys.readouterr().out
    assert "placeholder  zh/open_putting-1.ogg  号柜门已打开，请放入信包并关好柜门" in said
    assert "zh/thanks-1.ogg" not in said
    assert "en/thanks-1.ogg" in said
