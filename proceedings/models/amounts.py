"""How an amount is put in words, the way its speaker qualified it."""

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from proceedings.choices import Qualifier

# From how much on a number is written in a larger unit, and that unit. Japanese counts by ten thousands.
SCALES = {
    "en": [(10**12, 10**12, "{} trillion"), (10**9, 10**9, "{} billion"), (10**6, 10**6, "{} million")],
    "uk": [(10**12, 10**12, "{} трлн"), (10**9, 10**9, "{} млрд"), (10**6, 10**6, "{} млн")],
    "ja": [(10**12, 10**12, "{}兆"), (10**8, 10**8, "{}億"), (10**6, 10**4, "{}万")],
}
QUALIFIED = {
    Qualifier.ABOUT: _("about {amount}"),
    Qualifier.OVER: _("over {amount}"),
    Qualifier.AT_LEAST: _("at least {amount}"),
    Qualifier.UP_TO: _("up to {amount}"),
    Qualifier.UNDER: _("under {amount}"),
}


def amount(figure):
    """`over USD 15 billion`, `90–95%`, `138 generators`; the printed words where there is no quantity."""
    if figure.quantity is None:
        return figure.as_printed
    quantity = number(figure.quantity)
    if figure.quantity_to is not None:
        quantity = f"{quantity}–{number(figure.quantity_to)}"
    shown = with_unit(quantity, figure.unit)
    return QUALIFIED[figure.qualifier].format(amount=shown) if figure.qualifier in QUALIFIED else shown


def number(quantity):
    """A number to be read: 15000000000 → 15 billion, 15000 → 15,000, 12.10 → 12.1."""
    for least, scale, words in SCALES.get(get_language(), SCALES["en"]):
        if abs(quantity) >= least:
            return words.format(plain(quantity / scale))
    return plain(quantity)


def plain(quantity):
    return number_format(quantity.normalize(), force_grouping=True).replace("-", "−")


def with_unit(quantity, unit):
    if unit == "%":
        return f"{quantity}%"
    if len(unit) == 3 and unit.isupper():  # a currency
        return _("{currency} {quantity}").format(currency=unit, quantity=quantity)
    return f"{quantity} {unit}".rstrip()
