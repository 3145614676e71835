"""What the faces say, read from their own dictionaries, for programs that use the pages as people do."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from infra.say import Stop
from infra.web import node

_PRINT = Path(__file__).with_name("print_words.mjs")


@cache
def words(face: str, language: str) -> dict[str, str]:
    """`{"queues.take": "领办", …}` of one face in `zh` or `en`. Raises Stop where there is no such dictionary."""
    with TemporaryDirectory(prefix="xinbao-words-") as folder:
        bundle = Path(folder) / "words.mjs"
        done = node.tool("rolldown", f"src/words/{face}.{language}.ts", "--format", "esm", "--file", str(bundle))
        if done.returncode or not bundle.is_file():
            raise Stop(f"No dictionary {face}.{language}: {(done.stderr or done.stdout).strip()[-300:]}")
        printed = node.run("node", str(_PRINT), bundle.as_uri())
    return {str(name): str(said) for name, said in json.loads(printed.stdout).items()}
