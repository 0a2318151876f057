"""Figures in a text: amounts, counts, shares and ranges, in English, Ukrainian and Japanese. No database.

A figure is a number in digits with something to count: a currency, a per cent sign, a power of ten, or a noun.
Names that hold a number (KN-23, Article 5, G7), years, dates, times and ordinals are none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django_extras.scripts import KANJI
from proceedings.choices import Qualifier

MAX_SUBJECT_LENGTH = 300  # characters, as the record has it
SUBJECT_WORDS = 8
SUBJECT_WINDOW = 600  # characters beside a figure in which its subject is looked for
CLAUSE_ENDS = re.compile(r"[.,;:!?。、()“”\"]")

POWERS = {
    r"thousands?|тис\.?|тисяч\w*": 3,
    r"millions?|mln|mn|млн\.?|мільйон\w*": 6,
    r"billions?|bln|bn|млрд\.?|мільярд\w*": 9,
    r"trillions?|trn|трлн\.?|трильйон\w*": 12,
}
MYRIADS = {"千": 3, "万": 4, "億": 8, "兆": 12}
CURRENCIES = {
    "USD": r"USD|US\$|\$|(?:US |U\.S\. |American )?dollars?|дол(?:\.|ар\w*)(?: США)?|米?ドル",
    "EUR": r"EUR|€|euros?|євро|ユーロ",
    "JPY": r"JPY|¥|(?:Japanese )?yen|(?:японських )?[єі]єн\w*|єн\w{0,2}|円",
    "UAH": r"UAH|₴|hryvnias?|грн\.?|грив\w+|フリヴニャ",
    "GBP": r"GBP|£|pounds? sterling|фунт\w* стерлінгів",
}
PER_CENT = r"%|％|per ?cent\b|відсотк\w*|パーセント"
QUALIFIERS = [
    (
        Qualifier.AT_LEAST,
        r"at least|not? (?:less|fewer) than|щонайменше|не менш\w* (?:ніж|як)|少なくとも",
    ),
    (Qualifier.UP_TO, r"up to|no more than|as (?:many|much) as|не більш\w* (?:ніж|як)|最大"),
    (Qualifier.OVER, r"over|more than|above|exceed(?:s|ed|ing)?|понад|більш\w* (?:ніж|як)"),
    (Qualifier.UNDER, r"under|less than|fewer than|below|менш\w* (?:ніж|як)"),
    (Qualifier.ABOUT, r"about|around|approximately|roughly|nearly|almost|some|близько|приблизно|майже|約|およそ|ほぼ"),
]
QUALIFIERS_AFTER = [
    (Qualifier.AT_LEAST, r"以上"),
    (Qualifier.OVER, r"超|を超え|余り"),
    (Qualifier.UP_TO, r"以下|まで"),
    (Qualifier.UNDER, r"未満"),
]

NUMBER = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:[.,]\d+)?"
MYRIAD = r"\d[\d,.]*[千万億兆](?:\d[\d,.]*[千万億兆])*"
POWER = "|".join(POWERS)
CURRENCY = "|".join(CURRENCIES.values())
AMOUNT = rf"(?:{MYRIAD}|(?:{NUMBER})(?:\s?(?:{POWER})(?!\w))?)"
FIGURE = re.compile(
    rf"(?P<before>(?<![A-Za-z])(?:USD|EUR|JPY|UAH|GBP|US\$)\s?|[$€¥£₴]\s?)?"
    rf"(?<![A-Za-zА-яІіЇїЄєҐґ\d.,:/№#-])(?<![^\W\d_][-–])(?P<low>{AMOUNT})"
    r"(?:%(?=\s?[–—~-]))?"
    rf"(?:(?:\s?[–—〜～~-]\s?|\s(?:to|до)\s|から)(?:USD|EUR|JPY|[$€¥£])?\s?(?P<high>{AMOUNT}))?"
    rf"(?:\s?(?P<share>{PER_CENT})|[\s-]?(?P<after>{CURRENCY})(?![A-Za-z]))?",
    re.IGNORECASE,
)
NAMED_BY_NUMBER = re.compile(
    r"(?:\b(?:articles?|chapter|panel|session|resolution|section|part|paragraph|no|number|point|protocol|page|day|phase"
    r"|track|round|top|version|vol|figure|table|step|priority|scenario|ст|стаття|статт\w+|розділ|панель|сесія|резолюці\w+|пункт|"
    r"частин\w+|article|operation|file|brigade|world war)\.?|第|№|#)\s?$",
    re.IGNORECASE,
)
MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|січня|лютого|березня|квітня|травня|червня|липня|серпня"
    r"|вересня|жовтня|листопада|грудня"
)
ORDINAL_OR_DATE = re.compile(
    rf"(?:st|nd|rd|th)\b|-(?:й|го|му|ї|та|ша|те|ма|x|х)\b|\s(?:{MONTHS})|[:/]\d|[年月日時分条章号回世]|\.\d",
    re.IGNORECASE,
)
AFTER_A_MONTH = re.compile(rf"(?:{MONTHS})\.?\s$", re.IGNORECASE)
YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
COUNTED = re.compile(r"[ \u00a0-]([^\W\d_]{3,}(?:-[^\W\d_]+)*)")
COUNTED_IN_JAPANESE = re.compile(rf"([カか]国|年間|(?![以未超余])[{KANJI}])")
NOT_COUNTED = frozenset(
    """
    and or but the for from with was were are has have had that this which who when while because after before they
    she per than into not will would can could may might must also only out since until between under over
    або але для від при про між після перед коли щоб які який яка роках років року році рік
    """.split()  # noqa: SIM905 — a list of words is read better as one
)


@dataclass(frozen=True)
class FoundFigure:
    """A figure at `text[start:end]`; `as_printed` is that text. `unit` is a currency's code, `%` or a noun."""

    start: int
    end: int
    as_printed: str
    quantity: Decimal
    quantity_to: Decimal | None = None
    unit: str = ""
    qualifier: str = Qualifier.NONE
    subject: str = ""

    def fields(self):
        """Of the record's `Figure`."""
        names = ["subject", "quantity", "quantity_to", "unit", "qualifier", "as_printed"]
        return {name: getattr(self, name) for name in names}


def figures_in(text):
    """Every figure of `text`, in order."""
    return [found for match in FIGURE.finditer(text) if (found := figure_at(text, match))]


def figure_at(text, match):
    if is_a_name(text, match):
        return None
    low, high = range_of(match["low"], match["high"])
    unit, end = unit_of(text, match)
    if not unit and not has_power(match):
        return None
    qualifier, start = qualifier_before(text, match.start())
    qualifier = qualifier or qualifier_after(text, end)
    return FoundFigure(
        start, end, text[start:end][:200], low, high, unit, qualifier, subject_of(text, start, end, unit)
    )


def range_of(printed_low, printed_high):
    """Both ends; in “5–7 billion” the power is of both. What does not go up is no range."""
    low, high = quantity_of(printed_low), quantity_of(printed_high) if printed_high else None
    if high and low < high and not power_of(printed_low):
        low *= Decimal(10) ** power_of(printed_high)
    return low, high if high and high > low else None


def has_power(match):
    return power_of(match["low"]) or power_of(match["high"] or "")


def is_a_name(text, match):
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 12]
    has_unit = match["before"] or match["after"] or match["share"] or has_power(match)
    if NAMED_BY_NUMBER.search(before) or re.search(r"[A-Za-zА-ЯІЇЄҐ]{1,5}[-–]?$", before):
        return True
    if has_unit:
        return False
    if AFTER_A_MONTH.search(before) or (ORDINAL_OR_DATE.match(after) and not after.startswith("年間")):
        return True
    return bool(YEAR.fullmatch(match["low"]))


def quantity_of(printed):
    """“15,000”, “7,1 млрд”, “1兆5000億” as a number."""
    if re.search("[千万億兆]", printed):
        parts = re.findall(r"(\d[\d,.]*)([千万億兆])", printed)
        return sum(plain_number(number) * 10 ** MYRIADS[power] for number, power in parts)
    number = re.findall(NUMBER, printed)[0]
    return plain_number(number) * Decimal(10) ** power_of(printed)


def plain_number(printed):
    printed = re.sub(r"[\u00a0\u202f ]", "", printed).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", printed):
        return Decimal(printed.replace(",", ""))
    return Decimal(printed.replace(",", "."))


def power_of(printed):
    """The power of ten that is printed beside a number, 0 where none is."""
    if myriads := re.findall("[千万億兆]", printed):
        return MYRIADS[myriads[-1]]
    powers = (power for words, power in POWERS.items() if re.search(rf"(?:{words})\Z", printed, re.IGNORECASE))
    return next(powers, 0)


def unit_of(text, match):
    """The unit and where the figure ends with it."""
    if match["share"]:
        return "%", match.end()
    if printed := match["before"] or match["after"]:
        return currency_of(printed.strip()), match.end()
    if counted := COUNTED_IN_JAPANESE.match(text, match.end()):
        return counted[1], counted.end()
    counted = COUNTED.match(text, match.end())
    if counted and counted[1].casefold() not in NOT_COUNTED:
        return counted[1], counted.end()
    return "", match.end()


def currency_of(printed):
    return next(code for code, words in CURRENCIES.items() if re.fullmatch(words, printed, re.IGNORECASE))


def qualifier_before(text, start):
    """The qualifier that stands before a figure, and where the figure begins with it."""
    before = text[max(0, start - 30) : start]
    for qualifier, words in QUALIFIERS:
        if found := re.search(rf"(?<!\w)(?:{words})\s?\Z", before, re.IGNORECASE):
            return qualifier, start - len(before) + found.start()
    return Qualifier.NONE, start


def qualifier_after(text, end):
    after = text[end : end + 4]
    return next((qualifier for qualifier, words in QUALIFIERS_AFTER if re.match(words, after)), Qualifier.NONE)


def subject_of(text, start, end, unit):
    """What is counted, as a first proposal: a noun and the words that follow; of a currency else those before."""
    words = CLAUSE_ENDS.split(text[end : end + SUBJECT_WINDOW], maxsplit=1)[0].split()[:SUBJECT_WORDS]
    named = "" if unit == "%" or unit in CURRENCIES else unit
    if not words and not named:
        words = CLAUSE_ENDS.split(text[max(0, start - SUBJECT_WINDOW) : start])[-1].split()[-SUBJECT_WORDS:]
    return " ".join(filter(None, [named, *words]))[:MAX_SUBJECT_LENGTH] or "Not said"
