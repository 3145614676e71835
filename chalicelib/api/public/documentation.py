"""The interface's own description, for programs and for people."""

from typing import Any

from chalicelib.api.call import Call
from chalicelib.api.routing import By, route


@route("GET", "/openapi.json", By.ANYBODY, reply=dict[str, Any])
def openapi(call: Call) -> dict[str, Any]:
    """This document: OpenAPI 3.1, made from the routes."""
    # Here: it reads every other route, and only who reads it waits for it.
    from chalicelib.api.openapi.document import document

    return document()


@route("GET", "/docs", By.ANYBODY, reply=str, media="text/html; charset=utf-8")
def page(call: Call) -> str:
    """This document as a page to read."""
    from chalicelib.api.openapi.document import document
    from chalicelib.api.openapi.page import page

    return page(document())
