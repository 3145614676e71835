"""One error for everything that does not fit the contract."""


class ContractError(ValueError):
    """A document or event breaks the contract; `field` names the place, the text says what is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


def require(holds: bool, field: str, reason: str) -> None:
    if not holds:
        raise ContractError(field, reason)
