"""axe-core on a page, as it stands: WCAG 2.2 A and AA and its best practices."""

from functools import cache

from playwright.sync_api import Page

from infra.web.node import WEB, install

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _source() -> str:
    install()
    return (WEB / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def findings(page: Page) -> list[str]:
    """One line a finding: the rule, how grave, and where.

    From the top of the page: what its bar covers while it is scrolled is no target that is too small.
    """
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(_source())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{one['id']} ({one['impact']}): {' | '.join(node['html'][:120] for node in one['nodes'])}"
        for one in found["violations"]
    ]
