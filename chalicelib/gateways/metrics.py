"""Figures for CloudWatch, in lines of the lambda's own log (embedded metric format): no call, nothing to wait for."""

import json
import sys
import time

from chalicelib.config import table_name

NAMESPACE = "Xinbao"
# Several deployments may share an account; a table is of one of them alone.
DEPLOYMENT = "Cabinets"
OUT_OF_STEP = "BanksOutOfStep"
LATE_PRE_REVIEWS = "LatePreReviews"
FAILED_SWEEPS = "FailedSweeps"


def count(metric: str, number: int, **about: str) -> None:
    """`about` stands in the log beside the figure, for whoever looks why."""
    values = {DEPLOYMENT: table_name("CABINETS_TABLE"), metric: number}
    shape = {"Namespace": NAMESPACE, "Dimensions": [[DEPLOYMENT]], "Metrics": [{"Name": metric, "Unit": "Count"}]}
    head = {"_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [shape]}}
    sys.stdout.write(json.dumps(head | values | about) + "\n")
