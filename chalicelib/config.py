"""Settings from the environment, read where they are used; a missing one is named in the error.

Chalice imports app.py on the machine that packages it, where none of these exist, so nothing is read at import but
table names, which fall back to the variable's own name (PynamoDB wants them on the class).
"""

import os


class MissingSetting(RuntimeError):
    """The deployment did not set an environment variable; the text names it."""


def setting(name: str) -> str:
    try:
        return os.environ[name]
    except KeyError:
        raise MissingSetting(f"the environment variable {name} is not set") from None


def optional(name: str) -> str | None:
    return os.environ.get(name) or None


def table_name(variable: str) -> str:
    return os.environ.get(variable, variable)
