"""How many parts a text travels in, as Twilio counts them.

Source: GSM 03.38; twilio.com/docs/glossary/what-is-gsm-7-character-encoding.

160 septets alone and 153 in each part of a longer text, or 70 and 67 code units of UCS-2 as soon as one character is
not in the GSM alphabet. What takes two places is never divided.
"""

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Behind an escape, hence two places each.
EXTENDED = frozenset("\f^{}\\[~]|€")
GSM_ALONE, GSM_PART = 160, 153
UCS_ALONE, UCS_PART = 70, 67


def segments(text: str) -> int:
    """At least 1, also for an empty text."""
    if GSM_7.union(EXTENDED).issuperset(text):
        return _parts([2 if letter in EXTENDED else 1 for letter in text], GSM_ALONE, GSM_PART)
    return _parts([2 if ord(letter) > 0xFFFF else 1 for letter in text], UCS_ALONE, UCS_PART)


def _parts(widths: list[int], alone: int, part: int) -> int:
    if sum(widths) <= alone:
        return 1
    count, filled = 1, 0
    for width in widths:
        if filled + width > part:
            count, filled = count + 1, 0
        filled += width
    return count
