"""What a mail is called: one name in its Message-ID and in its return path, by which it is known when it comes back."""

import re

from postroad.mail.tokens import Keyring

_PURPOSE = "delivery"
_NAME = re.compile(r"([0-9a-z]{1,13})-([0-9a-f]{20})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def name_of(keyring: Keyring, delivery: int) -> str:
    """Return the name of a delivery's mail: its number, which says nothing of the reader, and a MAC that nobody can forge."""
    mac = keyring.mac(_PURPOSE, delivery.to_bytes(8, "big"))
    return f"{_base36(delivery)}-{mac.hex()}"


def delivery_of(keyring: Keyring, name: str) -> int | None:
    """Return which delivery a name belongs to, or None for one that is not ours."""
    found = _NAME.fullmatch(name.strip().lower())
    if found is None:
        return None
    number, mac = int(found[1], 36), bytes.fromhex(found[2])
    if number >= 1 << 63 or not keyring.verifies(_PURPOSE, number.to_bytes(8, "big"), mac):
        return None
    return number


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
