"""Rounding of fractions to decimal places."""

from fractions import Fraction
from math import floor


def round_to(value: Fraction, places: int, mode: str) -> Fraction:
    scaled = value * 10**places
    return Fraction(_round(scaled, mode), 10**places)


def _round(value: Fraction, mode: str) -> int:
    low = floor(value)
    rest = value - low
    if rest == 0 or mode == "floor":
        return low
    towards_zero = low if value > 0 else low + 1
    away = low + 1 if value > 0 else low
    if mode in ("ceiling", "down", "up"):
        return {"ceiling": low + 1, "down": towards_zero, "up": away}[mode]
    if rest != Fraction(1, 2):
        return low if rest < Fraction(1, 2) else low + 1
    if mode == "half-even":
        return low if low % 2 == 0 else low + 1
    return away if mode == "half-up" else towards_zero


def to_text(value: Fraction, places: int) -> str:
    """With exactly these places; the value has no more."""
    scaled = round_to(value, places, "half-up") * 10**places
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)
