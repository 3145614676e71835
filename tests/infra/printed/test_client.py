"""The pages' types are those of the routes as they are."""

from infra.paths import ROOT
from infra.printed import client


def test_the_printed_client_is_up_to_date() -> None:
    shown = (ROOT / "web" / "src" / "api" / "routes.ts").read_text(encoding="utf-8")
    assert shown == client.text() + "\n", "python -m infra.printed.client > web/src/api/routes.ts"
