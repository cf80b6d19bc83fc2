"""Events as an iCalendar file (RFC 5545), with the rules of the site's zone inside."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.timezone import get_default_timezone, localdate, now
from icalendar import Calendar
from icalendar import Event as Entry

MARGIN = timedelta(days=366)


def calendar_of(events, name):
    """The bytes of a calendar of this name that holds the events."""
    calendar = Calendar.new(name=name, prodid="-//Grappe//Events//EN")
    for event in events:
        calendar.add_component(entry_of(event))
    days = [localdate(event.starts_at) for event in events] or [localdate()]
    calendar.add_missing_timezones(min(days) - MARGIN, max(days) + MARGIN)
    return calendar.to_ical()


def entry_of(event):
    """One event; its uid stays the same through every change."""
    zone = get_default_timezone()
    place = ", ".join(str(part) for part in (event.city, event.country) if part)
    return Entry.new(
        uid=f"event-{event.pk}@{urlsplit(settings.SITE_URL).hostname}",
        summary=event.title,
        description=event.summary or None,
        start=event.starts_at.astimezone(zone),
        end=event.ends_at.astimezone(zone),
        location=place or None,
        organizer=None,
        url=settings.SITE_URL + event.get_absolute_url(),
        stamp=now(),
        last_modified=event.updated_at,
    )
