"""Days, hours and lengths as a hurried hand types them: "14", "1430", "Tue", "28/5", "1 h 30".

Each answers None for what cannot be read, so that the field can say so and keep the words.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from babel.dates import get_day_names, get_month_names

from app.dates import LOCALE
from app.words import say

LOOKED_AT = 1000
"""How many letters of what was typed a search or a suggestion looks at: a whole book pasted there holds nothing up."""

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2})|(?P<joined>\d{2})|h)?\s*(?P<half>[ap])?\.?(?:m\.?)?"
)
_MINUTES = re.compile(r"(?P<minutes>\d{1,3})\s*(?:m|min|mins|minutes?|['’′])?\.?")
_HOURS = re.compile(r"(?P<hours>\d{1,2})\s*(?:h|hr|hrs|hours?|:)\s*(?P<rest>\d{1,2})?\s*(?:m|min|mins|minutes?)?\.?")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_FIGURES = re.compile(r"(?P<day>\d{1,2})\s*[./-]\s*(?P<month>\d{1,2})(?:\s*[./-]\s*(?P<year>\d{4}|\d{2}))?\.?")
_LATER = re.compile(r"\+\s*(?P<days>\d{1,3})")
_PARTS = re.compile(r"\d+|[^\W\d_]+")


def typed_time(text: str) -> time | None:
    """An hour of the day: "9", "14", "1430", "14:30", "14.30", "2pm"."""
    found = _TIME.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or found["joined"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def typed_minutes(text: str) -> int | None:
    """A length in minutes: "60", "45 min", "1h", "1:30", "1 h 30"."""
    words = text.strip().casefold()
    plain = _MINUTES.fullmatch(words)
    if plain:
        return int(plain["minutes"])
    long = _HOURS.fullmatch(words)
    return int(long["hours"]) * 60 + int(long["rest"] or 0) if long else None


def typed_day(text: str, today: date) -> date | None:
    """A day: "today", "tomorrow", "+7", "Tue", "28", "28 May", "Thursday 28 May", "28/5", "2026-05-28".

    What could be several days is the nearest one from today on; a year that was typed is kept. A weekday beside a
    day has to be right, and then also finds a day that has passed: a day written out is always read back as itself.
    """
    words = text.strip().casefold()
    near = {say("today").casefold(): 0, say("tomorrow").casefold(): 1}
    if words in near:
        return today + timedelta(days=near[words])
    if later := _LATER.fullmatch(words):
        return today + timedelta(days=int(later["days"]))
    for form in (_ISO, _FIGURES):
        if found := form.fullmatch(words):
            return _nearest(int(found["day"]), int(found["month"]), _year(found["year"]), today)
    return _in_words(_PARTS.findall(words), today)


def _in_words(parts: list[str], today: date) -> date | None:
    """Numbers are the day and the year; words name a weekday or a month by at least three letters."""
    day = month = year = weekday = None
    for part in parts:
        if part.isdecimal():
            if len(part) == 4 and year is None:
                year = int(part)
            elif len(part) <= 2 and day is None:
                day = int(part)
            else:
                return None
        elif (named := _named(part, _months())) is not None and month is None:
            month = named
        elif (named := _named(part, _weekdays())) is not None and weekday is None:
            weekday = named
        elif part not in ("st", "nd", "rd", "th", "of", "the"):
            return None
    if day is not None and weekday is not None and year is None and month is not None:
        days = (_date(one, month, day) for one in range(today.year - 3, today.year + 9))
        near = (one for one in days if one and one.weekday() == weekday)
        return min(near, key=lambda one: abs(one - today), default=None)
    if day is not None:
        found = _nearest(day, month, year, today)
        return found if found is None or weekday is None or found.weekday() == weekday else None
    if weekday is not None and month is None and year is None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    return None


def _nearest(day: int, month: int | None, year: int | None, today: date) -> date | None:
    if year is not None:
        return _date(year, month, day) if month else None
    if month is not None:
        years = (today.year + ahead for ahead in range(9))
        return next((one for y in years if (one := _date(y, month, day)) and one >= today), None)
    months = ((today.year + (today.month - 1 + n) // 12, (today.month - 1 + n) % 12 + 1) for n in range(12))
    return next((one for y, m in months if (one := _date(y, m, day)) and one >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(typed: str | None) -> int | None:
    if not typed:
        return None
    return int(typed) + (2000 if len(typed) == 2 else 0)


def _named(part: str, names: dict[int, str]) -> int | None:
    if len(part) < 3:
        return None
    return next((number for number, name in names.items() if name.startswith(part)), None)


def _months() -> dict[int, str]:
    return {number: name.casefold() for number, name in get_month_names("wide", locale=LOCALE).items()}


def _weekdays() -> dict[int, str]:
    return {number: name.casefold() for number, name in get_day_names("wide", locale=LOCALE).items()}
