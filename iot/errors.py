"""What can go wrong on a cabinet.

CabinetError
├── ConfigError      (ValueError)   the configuration file cannot be used; says which field and why
├── StateError       (OSError)      the state directory or the journal cannot be used
├── ProvisionError                  the cloud would not give this cabinet an identity
├── BrokerError      (ConnectionError)  a message did not reach the broker, or it refused
└── BoardError
    ├── NoReply      (TimeoutError) the board said nothing in time
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


class BoardError(CabinetError):
    """A lock board could not be understood or reached: retry, then say unknown."""


class NoReply(BoardError, TimeoutError):
    """The board said nothing in time."""


class BadReply(BoardError, ValueError):
    """Wrong length, head, address or checksum."""
