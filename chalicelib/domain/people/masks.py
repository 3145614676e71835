"""How personal data may look on a screen or in a log: enough to recognise one's own, not enough to use."""


def mask_phone(number: str) -> str:
    """`138****1234`; a country code in front stays."""
    return number[:-8] + "****" + number[-4:] if len(number) > 8 else "*" * len(number)


def mask_id_number(number: str) -> str:
    """`6101**********123X`: region of issue and the last four."""
    return number[:4] + "*" * max(len(number) - 8, 0) + number[-4:] if len(number) > 8 else "*" * len(number)


def mask_name(name: str) -> str:
    """`王**`: the first character; a name of one character is hidden."""
    return name[0] + "*" * (len(name) - 1) if len(name) > 1 else "*" * len(name)
