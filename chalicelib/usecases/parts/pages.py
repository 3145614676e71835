"""The faces' files with what a browser may do with them."""

from chalicelib.errors import NotFound
from chalicelib.gateways import documents, page_files
from chalicelib.replies.pages import PageFile

# Asked for anew each time, because a page names the files of its own release.
PAGE_CACHE = "no-cache"
# The name holds the content's hash.
ASSET_CACHE = "public, max-age=31536000, immutable"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self'; "
    "font-src 'self'; worker-src 'self'; frame-src 'self' blob:; connect-src 'self' {documents}; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def page(face: str) -> PageFile:
    """One face's page. Raises NotFound (NO_SUCH_PAGE) where no pages were packaged."""
    found = _file(f"{face}.html", {
        "Cache-Control": PAGE_CACHE,
        "Content-Security-Policy": POLICY.format(documents=documents.origin()),
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(self), geolocation=(self), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    })  # fmt: skip
    if found is None:
        raise NotFound("NO_SUCH_PAGE", "page")
    return found


def asset(name: str) -> PageFile:
    """A script, a style or a drawing. Raises NotFound (NO_SUCH_FILE)."""
    found = _file(f"assets/{name}", {"Cache-Control": ASSET_CACHE})
    if found is None:
        raise NotFound("NO_SUCH_FILE", "file")
    return found


def _file(name: str, headers: dict[str, str]) -> PageFile | None:
    text = page_files.text_of(name)
    return PageFile(text=text, kind=page_files.kind_of(name), headers=headers) if text is not None else None
