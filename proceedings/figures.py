"""How an amount is put in words, the way its speaker qualified it."""

from decimal import Decimal

from proceedings.choices import Qualifier

SCALES = [(Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")]
BEFORE = {
    Qualifier.ABOUT: "about",
    Qualifier.OVER: "over",
    Qualifier.AT_LEAST: "at least",
    Qualifier.UP_TO: "up to",
    Qualifier.UNDER: "under",
}


def amount(figure):
    """`over USD 15 billion`, `90–95%`, `138 generators`; the printed words where there is no quantity."""
    if figure.quantity is None:
        return figure.as_printed
    quantity = number(figure.quantity)
    if figure.quantity_to is not None:
        quantity = f"{quantity}–{number(figure.quantity_to)}"
    return " ".join(filter(None, [BEFORE.get(figure.qualifier), with_unit(quantity, figure.unit)]))


def number(quantity):
    """A number to be read: 15000000000 → 15 billion, 15000 → 15,000, 12.10 → 12.1."""
    for scale, word in SCALES:
        if abs(quantity) >= scale:
            return f"{plain(quantity / scale)} {word}"
    return plain(quantity)


def plain(quantity):
    text = f"{quantity:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def with_unit(quantity, unit):
    if unit == "%":
        return f"{quantity}%"
    if len(unit) == 3 and unit.isupper():  # a currency
        return f"{unit} {quantity}"
    return f"{quantity} {unit}".rstrip()
