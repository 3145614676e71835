"""The faces are given out with a policy that lets nothing foreign in, and their files for good."""

from pathlib import Path

import pytest

from chalicelib.gateways import page_files
from tests.api.client import Api


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Pages as packaging lays them beside the code."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "portal.html").write_text("<!doctype html><title>信包箱</title>", encoding="utf-8")
    (tmp_path / "assets" / "portal-Ab1_x.js").write_text("export {};", encoding="utf-8")
    monkeypatch.setattr(page_files, "FOLDER", tmp_path)
    page_files.text_of.cache_clear()
    return tmp_path


def test_a_page_may_run_its_own_scripts_and_nothing_else(api: Api, folder: Path) -> None:
    page = api.get("/portal")
    assert page.status == 200
    assert "信包箱" in page.body
    policy = page.headers["Content-Security-Policy"]
    rules = "default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'", "frame-ancestors 'none'"
    assert [rule for rule in rules if f"{rule};" not in policy] == []
    assert "unsafe" not in policy
    assert page.headers["Cache-Control"] == "no-cache"


def test_a_page_may_talk_to_the_bucket_that_its_uploads_go_to(api: Api, folder: Path) -> None:
    assert "connect-src 'self' https://" in api.get("/portal").headers["Content-Security-Policy"]


def test_a_file_lives_in_the_browser_for_good(api: Api, folder: Path) -> None:
    file = api.get("/assets/portal-Ab1_x.js")
    assert file.status == 200
    assert file.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" in file.headers["Cache-Control"]


def test_a_page_that_has_not_changed_comes_with_its_policy_of_today(api: Api, folder: Path) -> None:
    page = api.get("/portal")
    again = api.request("GET", "/portal", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status == 304
    for name in ("Content-Type", "Content-Security-Policy", "Cache-Control", "ETag"):
        assert again.headers[name] == page.headers[name]


@pytest.mark.parametrize("path", ["/desk", "/assets/none.js", "/assets/..", "/assets/portal.html"])
def test_what_is_not_there_is_refused_in_words(api: Api, folder: Path, path: str) -> None:
    assert api.get(path).code in ("NO_SUCH_PAGE", "NO_SUCH_FILE")
