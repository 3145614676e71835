"""Runs MiniStack so that lambdas see what was packaged, and nothing of the environment that MiniStack lives in.

MiniStack starts lambdas with its own `sys.executable`. In a virtual environment that would give them boto3, awscrt
and all the rest, and a library that is missing from requirements.txt would be missed on AWS only.
"""

import sys

from ministack.app import main

if __name__ == "__main__":
    sys.executable = sys._base_executable  # type: ignore[attr-defined]
    main()
