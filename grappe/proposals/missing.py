"""What a team still lacks, and where to look for it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode


@dataclass(frozen=True)
class Gap:
    """One thing that is missing; `address` finds who could fill it, "" where no one can."""

    text: str
    address: str = ""


def missing(consortium, lights, wanted):
    """The gaps of a team: rules that are not met, then roles that nobody fills."""
    unmet = [
        Gap(light.sentence, "" if light.wishes is None else search(consortium, light.wishes))
        for light in lights
        if light.is_unmet
    ]
    return unmet + [
        Gap(role.title, search(consortium, wishes_of(role)))
        for role in wanted
        if role.filled_by_id is None
    ]


def wishes_of(role):
    """What a role asks for; its topics, where it names some, stand for the board's text."""
    text = f"{role.title}: {role.topics}" if role.topics else ""
    return {
        "text": [text] if text else [],
        "kind": [role.kind] if role.kind else [],
        "country": [role.country_id] if role.country_id else [],
    }


def search(consortium, wishes):
    """The search for partners that begins with the board and these wishes."""
    query = {"board": consortium.public_id} | wishes
    return f"{reverse('matching:find')}?{urlencode(query, doseq=True)}"
