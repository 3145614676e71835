"""`python -m infra.printed.openapi` prints docs/openapi.json from the routes themselves."""

import json

import app  # noqa: F401  (registers every route)
from chalicelib.api.openapi.document import document


def text() -> str:
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    print(text(), end="")
