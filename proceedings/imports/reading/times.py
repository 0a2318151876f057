"""Times that records print beside words, in seconds: 1:12:30, 00:01:02.500, 0 minutes 42 seconds."""

import re

CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
SPELT_TIME = r"(?:\d{1,2} hours? )?(?:\d{1,2} minutes? )?\d{1,2} seconds?|\d{1,2} minutes?"
TIME_FIRST = re.compile(rf"[\[(<（]?\s?({CLOCK})\s?[\])>）]?(?:\s*[–—|-])?\s+(?=[^\W\d_]|>>|[\[【<])")
TIME_LAST = re.compile(rf"\s+[\[(<（]?\s?({CLOCK}|{SPELT_TIME})\s?[\])>）]?:?$")
TIME_ALONE = re.compile(rf"[\[(<（]?\s?({CLOCK})\s?[\])>）]?\Z")


def seconds_of(printed: str) -> float:
    """“1:12:30” and “0 minutes 42 seconds” as seconds."""
    if ":" not in printed:
        units = {"h": 3600, "m": 60, "s": 1}
        return float(sum(int(number) * units[unit] for number, unit in re.findall(r"(\d+) ([hms])", printed)))
    total = 0.0
    for part in printed.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def time_alone(text: str) -> float | None:
    """The seconds of a time that is all there is on a line."""
    found = TIME_ALONE.match(text)
    return seconds_of(found[1]) if found else None


def clock(seconds: float) -> str:
    """1:02:03, or 2:03 within the first hour."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
