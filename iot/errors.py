"""What can go wrong on a cabinet.

CabinetError
├── ConfigError      (ValueError)   the configuration file cannot be used; says which field and why
├── StateError       (OSError)      the state directory or the journal cannot be used
├── ProvisionError                  the cloud would not give this cabinet an identity
├── BrokerError      (ConnectionError)  a message did not reach the broker, or it refused
├── JobFailed                       a job of the fleet could not be done; the reason is reported
├── UnhealthyRelease                a release on trial did not prove itself; the launcher gives it up
├── MaintenanceOnly  (PermissionError)  every door of a board at once: only while staff maintain the cabinet
└── BoardError
    ├── NoReply      (TimeoutError) the board said nothing in time
    │   └── PortLost                the adapter is not there, or another program holds it
    ├── Declined                    the board understood and said no: nothing of the line, so never tried again
    └── BadReply     (ValueError)   wrong length, head, address or checksum: means unknown, never closed
"""


class CabinetError(Exception):
    """Base of all errors of the cabinet's program."""


class ConfigError(CabinetError, ValueError):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field


class StateError(CabinetError, OSError):
    """The state directory or the journal cannot be used."""


class ProvisionError(CabinetError):
    """The cloud would not give this cabinet an identity."""


class BrokerError(CabinetError, ConnectionError):
    """A message did not reach the broker, or the broker refused it."""


class JobFailed(CabinetError):
    """A job of the fleet could not be done; nothing has changed."""


class UnhealthyRelease(CabinetError):
    """A release on trial did not prove itself in time."""


class MaintenanceOnly(CabinetError, PermissionError):
    """Opening every door of a board was asked for outside the staff's maintenance mode."""


class BoardError(CabinetError):
    """A lock board could not be understood or reached: retry, then say unknown."""


class NoReply(BoardError, TimeoutError):
    """The board said nothing in time."""


class PortLost(NoReply):
    """The adapter is not there, or another program holds it."""


class Declined(BoardError):
    """The board understood the order and said no: a fault of the hardware, not of the line."""


class BadReply(BoardError, ValueError):
    """Wrong length, head, address or checksum."""
