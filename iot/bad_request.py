"""What a caller at the box sent and nobody can use."""

from iot.texts import Text


class BadRequest(ValueError):
    """Becomes a 400 with the field and the reason in both languages."""

    def __init__(self, field: str, reason: str, reason_zh: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason: Text = (reason, reason_zh)
