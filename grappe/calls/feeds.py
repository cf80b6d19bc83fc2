"""Calls for other programs to follow: deadlines as iCalendar, news as Atom."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import get_default_timezone, localdate, now
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from .models import Call

MOST = 300
MARGIN = timedelta(days=366)
#: No clock's rules are known further ahead; a mistyped year must not ask for them.
FURTHEST = timedelta(days=3660)


def calendar(request):
    """The deadlines of all open calls."""
    calls = Call.objects.open().exclude(closes_at=None).by_deadline()[:MOST]
    return file_of(calls, _("Deadlines of calls"), "calls")


def calendar_of_call(request, slug):
    """One call's deadline, to be put in somebody's own calendar."""
    visible = Call.objects.visible_to(request.user).exclude(closes_at=None)
    call = get_object_or_404(visible, slug=slug)
    return file_of([call], call.title, call.slug)


def file_of(calls, name, file_name):
    """An iCalendar file (RFC 5545) with the rules of the site's zone inside."""
    zone = get_default_timezone()
    book = Calendar.new(name=name, prodid="-//Grappe//Calls//EN")
    host = urlsplit(settings.SITE_URL).hostname
    for call in calls:
        entry = Entry.new(
            uid=f"call-{call.pk}@{host}",
            summary=_("Deadline: %(call)s") % {"call": call.title},
            start=call.closes_at.astimezone(zone),
            end=call.closes_at.astimezone(zone),
            organizer=None,
            url=settings.SITE_URL + call.get_absolute_url(),
            stamp=now(),
            last_modified=call.updated_at,
        )
        book.add_component(entry)
    today = localdate()
    days = [localdate(call.closes_at) for call in calls] or [today]
    within = [min(max(day, today - FURTHEST), today + FURTHEST) for day in days]
    book.add_missing_timezones(min(within) - MARGIN, max(within) + MARGIN)
    response = HttpResponse(book.to_ical(), "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return response


class Latest(Feed):
    """The calls that were published or changed last."""

    feed_type = Atom1Feed

    def title(self):
        return _("Calls")

    def link(self):
        return reverse("calls:list")

    def items(self):
        return Call.objects.public().order_by("-updated_at", "-pk")[:50]

    def item_title(self, call):
        return call.title

    def item_description(self, call):
        return call.text[:500]

    def item_updateddate(self, call):
        return call.updated_at
