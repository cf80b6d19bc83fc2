"""What countries are on a day, as the rules of consortia take it."""

from collections import defaultdict

from grappe.taxonomies.models import CountryStatus


def statuses_on(day):
    """Each country's statuses on the day: {"BE": {"member_state", "eurostars"}}; one query."""
    held = defaultdict(set)
    pairs = CountryStatus.objects.on(day).values_list("country_id", "status")
    for country, status in pairs:
        held[country].add(status)
    return {country: frozenset(names) for country, names in sorted(held.items())}
