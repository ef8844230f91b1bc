"""Dates and times as a therapist would write them, in the language in use. Moments are shown in local time."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

LOCALE = "en_GB"


def long_date(day: date) -> str:
    """Like "14 May 2026"."""
    return format_date(day, "d MMMM y", locale=LOCALE)


def short_date(day: date) -> str:
    """Like "14 May"."""
    return format_date(day, "d MMMM", locale=LOCALE)


def brief_date(day: date) -> str:
    """Like "16 Apr": where there is little room."""
    return format_date(day, "d MMM", locale=LOCALE)


def weekday_date(day: date) -> str:
    """Like "Thursday 28 May"."""
    return format_date(day, "EEEE d MMMM", locale=LOCALE)


def month(day: date) -> str:
    """Like "May 2026"."""
    return format_date(day, "LLLL y", locale=LOCALE)


def weekday(day: date) -> str:
    """Like "Thu"."""
    return format_date(day, "EEE", locale=LOCALE)


def local(moment: datetime) -> datetime:
    """The same instant on the clock on the wall here."""
    return moment.astimezone()


def clock_time(moment: datetime) -> str:
    """Like "14:05"."""
    return local(moment).strftime("%H:%M")


def local_date(moment: datetime) -> date:
    """The day on the calendar here."""
    return local(moment).date()
