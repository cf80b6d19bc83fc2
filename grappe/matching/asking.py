"""What somebody asks on the page: read from an address or a form, and resolved."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from grappe.organisations.models import Organisation
from grappe.taxonomies.models import Country

from .engine.answers import Question

LONGEST_TEXT = 100_000
#: A longer text does not stand in the address; the form brings it each time.
LONGEST_IN_ADDRESS = 1_500
MOST_PARTNERS = 30
TOPS = (10, 20, 50)


@dataclass(frozen=True)
class Asked:
    """A text, known partners, wishes; `said` holds the sentences on what could not be used."""

    text: str = ""
    partners: tuple[Any, ...] = ()
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    top: int = 20
    call: Any = None
    board: Any = None
    #: The partners who come with the board, and cannot be taken away here.
    given: tuple[Any, ...] = ()
    #: Who declined, or is not wanted on the board: nobody to propose again.
    left_out: tuple[Any, ...] = ()
    said: tuple[str, ...] = ()
    #: Organisations of which one may be meant by the name that was typed.
    choices: tuple[Any, ...] = ()

    def is_empty(self):
        """Neither a text nor a partner: there is nothing to search by."""
        return not self.text and not self.partners

    def is_short(self):
        """The whole question fits into an address."""
        return self.has_own_text() or len(self.text) <= LONGEST_IN_ADDRESS

    def question(self, limit=None):
        """The same for the matcher."""
        return Question(
            text=self.text,
            partners=tuple(str(partner.pk) for partner in self.partners),
            countries=frozenset(self.countries),
            kinds=frozenset(self.kinds),
            excluded=frozenset(str(one.pk) for one in self.left_out),
            limit=limit or self.top,
        )

    def pairs(self):
        """The question as (name, value) of an address or of hidden fields."""
        if self.text and not self.has_own_text():
            yield "text", self.text
        if self.call:
            yield "call", self.call.slug
        if self.board:
            yield "board", str(self.board.public_id)
        yield from (("with", one.slug) for one in self.added())
        yield from (("country", code) for code in self.countries)
        yield from (("kind", kind) for kind in self.kinds)
        if self.top != Asked.top:
            yield "top", str(self.top)

    def has_own_text(self):
        """The text is that of the call or the board, which the address names."""
        return bool(self.text) and self.text == source_text(self.call, self.board)

    def added(self):
        """The partners who were named on this page."""
        kept = {partner.pk for partner in self.given}
        return [one for one in self.partners if one.pk not in kept]

    def address(self):
        """The question as the query of an address."""
        query = QueryDict(mutable=True)
        for name, value in self.pairs():
            query.appendlist(name, value)
        return f"?{query.urlencode()}" if query else ""


def read(params, user, call=None, board=None):
    """What is asked by an address or a form; what cannot be used is said in sentences."""
    partners, said, choices = partners_in(params, user)
    typed = params.get("text", "").replace("\r\n", "\n").strip()  # as browsers send lines
    text = typed or source_text(call, board)
    if len(text) > LONGEST_TEXT:
        said.append(too_long(len(text)))
        text = ""
    given = organisations_of(board.team(), user) if board else ()
    everybody = {one.pk: one for one in (*given, *partners)}
    asked = Asked(
        text=text,
        partners=tuple(everybody.values()),
        countries=known_countries(params.getlist("country")),
        kinds=tuple(kind for kind in params.getlist("kind") if kind in Organisation.Kind),
        top=top_of(params.get("top", "")),
        call=call,
        board=board,
        given=given,
        left_out=organisations_of(board.left_out(), user) if board else (),
        said=tuple(said),
        choices=choices,
    )
    return limited(asked)


def limited(asked):
    """At most so many partners: more would say nothing more."""
    if len(asked.partners) <= MOST_PARTNERS:
        return asked
    sentence = _("Only the first %(number)s partners are used.") % {"number": MOST_PARTNERS}
    return replace(asked, partners=asked.partners[:MOST_PARTNERS], said=(*asked.said, sentence))


def too_long(length):
    return _(
        "This text has %(length)s characters, more than the %(most)s that can be read. "
        "Leave out what says least about the work."
    ) % {"length": length, "most": LONGEST_TEXT}


def source_text(call, board):
    """The text that a board or a call brings along: what the board says of the work, else
    the call's text, else the board's name."""
    if board and (board.text or not call):
        return written(board.title, board.text)
    return text_of_call(call) if call else ""


def text_of_call(call):
    return written(call.title, call.text)


def written(*parts):
    """The parts that say something as one text that may be asked."""
    text = "\n".join(filter(None, parts)).replace("\r\n", "\n")
    return text[:LONGEST_TEXT].strip()


def organisations_of(partners, user):
    """The organisations of these partners of a board, in the same order."""
    visible = Organisation.objects.visible_to(user).select_related("country", "place")
    found = visible.in_bulk([partner.organisation_id for partner in partners])
    return tuple(found.values())


def top_of(text):
    return int(text) if text.isdecimal() and int(text[:4]) in TOPS else Asked.top


def known_countries(codes: Iterable[str]):
    found = Country.objects.filter(pk__in=[code.upper()[:2] for code in codes])
    return tuple(found.values_list("pk", flat=True))


def partners_in(params, user):
    """(organisations, sentences, choices): ticked ones by slug, and one that was typed."""
    visible = Organisation.objects.visible_to(user).select_related("country", "place")
    slugs = list(dict.fromkeys(params.getlist("with")))[: MOST_PARTNERS * 2]
    by_slug = {one.slug: one for one in visible.filter(slug__in=slugs, merged_into=None)}
    found, said = [by_slug[slug] for slug in slugs if slug in by_slug], []
    missing = [slug for slug in slugs if slug not in by_slug]
    typed, choices = " ".join(params.get("add", "").split())[:250], ()
    if typed:
        one, choices = named(typed, visible.filter(merged_into=None))
        if one:
            found.append(one)
        elif choices:
            said.append(several(typed))
        else:
            missing.append(typed)
    for name in missing:
        kept = merged(name, visible)
        found += [kept] if kept else []
        said.append(now_called(name, kept) if kept else unknown(name))
    return found, said, choices


def named(typed, visible):
    """(the one organisation that is meant or None, those among which to choose)."""
    if typed.isdecimal():
        return visible.filter(pic=typed).first(), ()
    exact = list(visible.filter(slug=typed) or visible.named(typed)[:12])
    if len(exact) == 1:
        return exact[0], ()
    return None, tuple(exact or visible.starting_with(typed)[:12])


def merged(typed, visible):
    """What an organisation that is another one by now became, by its slug, name or PIC."""
    gone = Organisation.objects.exclude(merged_into=None).select_related("merged_into")
    if typed.isdecimal():
        earlier = {"other_identifiers__scheme": "pic", "other_identifiers__value": typed}
        found = gone.filter(pic=typed).first() or visible.filter(**earlier).first()
    else:
        found = gone.filter(slug=typed).first() or gone.named(typed).first()
    return visible.filter(pk=found.kept().pk).first() if found else None


def now_called(typed, kept):
    return _("“%(name)s” was merged into %(kept)s, which is used instead.") % {
        "name": typed,
        "kept": kept,
    }


def unknown(typed):
    if typed.isdecimal():
        return _("No organisation here has the PIC %(pic)s.") % {"pic": typed}
    return _("No organisation here is called “%(name)s”.") % {"name": typed}


def several(typed):
    return _("Several organisations may be meant by “%(name)s”: choose one of them.") % {
        "name": typed
    }
