"""Settings of one cabinet, changed from afar; it takes them all or none, and says in its shadow which are in force."""

from collections.abc import Mapping

from cabinet_contract.settings import BOUNDS, is_within
from chalicelib.domain.base.entity import changed
from chalicelib.domain.cabinet.cabinet import SettingsChange
from chalicelib.domain.people.staff import Staff
from chalicelib.errors import BadInput
from chalicelib.replies.cabinets import SettingsChanged
from chalicelib.store import cabinets
from chalicelib.usecases.parts import codes, loading, randomness
from chalicelib.usecases.parts.perform import Decision


def change(cabinet: str, settings: dict[str, int], staff: Staff, now: int) -> Decision[SettingsChanged]:
    """From now on exactly these differ from the cabinet's own configuration; {} takes all of them back.

    Raises BadInput (UNKNOWN_SETTING, BAD_NUMBER), NotFound.
    """
    snapshot = loading.cabinet_of_centre(cabinet, staff.centre)
    _check(settings)
    wanted = changed(snapshot.cabinet, settings=settings)
    made = SettingsChange(by=staff.id, at=now, settings=settings)
    recorded = cabinets.plan_settings_record(cabinet, randomness.new_id("s"), made)
    writes = [cabinets.plan_cabinet(wanted), recorded, codes.plan_reconciling(cabinet, now)]
    return Decision(writes, SettingsChanged(cabinet=cabinet, settings=settings))


def _check(settings: Mapping[str, int]) -> None:
    for name, value in settings.items():
        if name not in BOUNDS:
            raise BadInput("UNKNOWN_SETTING", "settings", names=", ".join(BOUNDS))
        if not is_within(name, value):
            least, most = BOUNDS[name]
            raise BadInput("BAD_NUMBER", f"settings.{name}", name=name, least=least, most=most)
