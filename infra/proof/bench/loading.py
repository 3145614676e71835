"""CPU from the start of a process until a lambda is ready for its first event: its modules and clients."""

from infra.local.warm import EVENTS
from infra.proof.bench import process
from infra.proof.bench.median import TIMES
from infra.say import Progress

LAMBDAS = {
    "StaffAuth": "staff_auth",
    "ApplicantAuth": "applicant_auth",
    "OnOutbox": "on_outbox",
    "OnCabinets": "on_cabinets",
    "APIHandler": "app",
}
# Clients are made without asking anybody; a region and keys are all that they want to know.
ENV = {"AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}


def measure(path: str, say: Progress) -> dict[str, list[float]]:
    say("starting each lambda")
    return {name: _times(name, handler, path) for name, handler in LAMBDAS.items()}


def _times(name: str, handler: str, path: str) -> list[float]:
    env = ENV | {"_HANDLER": f"app.{handler}"}
    # The first reads the disk, not the code.
    lives = [process.first(f"app.{handler}", EVENTS[name], path, env) for _ in range(TIMES + 1)]
    return [life.ready for life in lives[1:]]
