"""A lambda's process: loads a handler, then answers one event for each line of standard input.

    python runtime.py MODULE.HANDLER

For each it prints a line: {answer, ready, answered, at}: seconds of CPU since the process began, until the handler was
loaded and until it had answered; and the moment of the answer on the machine's monotonic clock.
"""

import importlib
import json
import sys
import time

module, _, name = sys.argv[1].partition(".")
handler = getattr(importlib.import_module(module), name)
ready = time.process_time()
for line in sys.stdin:
    answer = handler(json.loads(line), None)
    answered, at = time.process_time(), time.monotonic()
    print(json.dumps({"answer": answer, "ready": ready, "answered": answered, "at": at}), flush=True)
