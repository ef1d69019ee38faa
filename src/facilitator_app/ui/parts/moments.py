"""Days and times, as people say them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


def said(moment: datetime, now: datetime | None = None) -> str:
    """Return a moment in this place's time: the nearer it is, the fewer words."""
    here = moment.astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    clock = f"{here:%H:%M}"
    if here.date() == today:
        return f"Today, {clock}"
    if here.date() == today - timedelta(days=1):
        return f"Yesterday, {clock}"
    year = "" if here.year == today.year else f" {here.year}"
    return f"{here.day} {here:%B}{year}, {clock}"


def counted(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"
