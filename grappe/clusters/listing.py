"""The listing rules: each answers met, unmet or waived, with its proof and its source.

Rules never decide: staff do, and may publish against them with a reason (actions.publish).
A country may have its own numbers or waive a rule (models.CountryRule), and a cluster that a
national or regional programme recognises is excused from the rules about its substance.
"""

from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.accounts.models import Consent
from grappe.taxonomies.vocabulary import normalise

from .models import Claim, Cluster, CountryRule

MET, UNMET, WAIVED = "met", "unmet", "waived"
#: The text that a manager agrees to before a page is listed, and its present version.
CONSENT, CONSENT_VERSION = "listing", "1"
ACTIVE_WITHIN = timedelta(days=365)
LEAST_MEMBERS, LEAST_KINDS = 15, 2
#: From here on two names are taken for the same.
SIMILAR = 0.82
#: Words that say nothing about which cluster it is.
EMPTY_WORDS = {"cluster", "the", "of", "network", "association", "asbl", "vzw", "ev"}


@dataclass(frozen=True)
class Rule:
    """One listing rule as it stands for one cluster."""

    name: str
    title: str
    state: str
    proof: str
    source: str
    source_url: str = ""


def rules_for(cluster, at=None):
    """Every listing rule for this cluster, in the order in which staff read them."""
    own = {rule.rule: rule for rule in CountryRule.objects.filter(country=cluster.country)}
    return [
        team(cluster, own.get("team")),
        website(cluster, own.get("website"), at or localdate()),
        members(cluster, own.get("members")),
        variety(cluster, own.get("variety")),
        duplicate(cluster),
        consent(cluster),
    ]


def unmet(cluster, at=None):
    return [rule for rule in rules_for(cluster, at) if rule.state == UNMET]


def general_rules(country=None):
    """(title, sentence, source) of the rules, before there is a cluster to hold them to."""
    own = CountryRule.objects.filter(country=country) if country else ()
    own = {rule.rule: rule for rule in own}
    for name, (title, sentence) in sentences().items():
        theirs = own.get(name)
        yield title, theirs.text if theirs else sentence, theirs.source if theirs else ""


def sentences():
    """{rule: (title, sentence)} as the platform states them for every country."""
    return {
        "team": (
            _("Management team"),
            _("At least half a full-time post manages the cluster."),
        ),
        "website": (
            _("Website in English, showing activity"),
            _("A website in English shows what the cluster really does."),
        ),
        "members": (
            _("Committed members"),
            _("At least %(number)s members are committed to the cluster.")
            % {"number": LEAST_MEMBERS},
        ),
        "variety": (
            _("Kinds of members"),
            _("Members are of two kinds at least, or the cluster works with public bodies."),
        ),
        "duplicate": (_("No duplicate"), _("No other page is about the same cluster.")),
        "consent": (
            _("Consent"),
            _("A manager has agreed to the listing, and the agreement is kept."),
        ),
    }


def answer(name, is_met, proof, cluster=None, own=None):
    """The rule's state: what is not met may be waived by the country or by recognition."""
    title, sentence = sentences()[name]
    state = MET if is_met else UNMET
    source, url = sentence, ""
    if own:
        source, url = " — ".join(filter(None, (own.text, own.source))), own.source_url
    if not is_met and own and own.is_waived:
        state = WAIVED
    elif not is_met and cluster is not None and cluster.recognition:
        state = WAIVED
        proof += " " + _("Waived: recognised by %(programme)s.") % {
            "programme": cluster.recognition
        }
    return Rule(name, title, state, proof, source, url)


def team(cluster, own=None):
    """Half a full-time post: the staff band says so, or named people do."""
    people = cluster.team.exclude(name="").count()
    if cluster.staff:
        proof = _("The cluster states %(band)s people in its management team.") % {
            "band": cluster.get_staff_display()
        }
    elif people:
        proof = ngettext("%d person is named.", "%d people are named.", people) % people
    else:
        proof = _("No staff band is given and nobody is named.")
    return answer("team", bool(cluster.staff or people), proof, cluster, own)


def website(cluster, own, at):
    """A website, texts in English, and something that happened within a year."""
    lacks = []
    if not cluster.website:
        lacks.append(_("no website is given"))
    if not speaks_english(cluster):
        lacks.append(_("no text is in English"))
    events, news = active(cluster, at)
    if not events + news:
        lacks.append(_("no event or news within the last twelve months"))
    if lacks:
        proof = "; ".join(lacks).capitalize() + "."
    else:
        proof = _("%(website)s; %(events)s events and %(news)s news in twelve months.") % {
            "website": cluster.website,
            "events": events,
            "news": news,
        }
    return answer("website", not lacks, proof, cluster, own)


def speaks_english(cluster):
    english = cluster.main_language == "en" and bool(cluster.about)
    return english or cluster.translations.filter(language="en").exclude(about="").exists()


def active(cluster, at):
    """How many events and news the cluster showed in the last twelve months."""
    since = at - ACTIVE_WITHIN
    events = cluster.events.filter(is_published=True, starts_at__date__gte=since)
    news = cluster.news.filter(is_published=True, published_on__gte=since)
    return events.count(), news.count()


def members(cluster, own=None):
    """Enough members: counted in the register when it holds rows, declared otherwise."""
    least = own.least if own and own.least else LEAST_MEMBERS
    count, is_counted = member_count(cluster)
    if is_counted:
        proof = _("%(count)s members in the register.") % {"count": count}
    elif count is not None:
        proof = _("%(count)s members, declared by the cluster.") % {"count": count}
    else:
        proof = _("No members in the register, and no figure is declared.")
    return answer("members", (count or 0) >= least, proof, cluster, own)


def member_count(cluster):
    """(number, whether the register says so); the number is None when nobody says."""
    if counted := cluster.memberships.current().count():
        return counted, True
    claim = cluster.claims.filter(
        kind=Claim.Kind.COMPOSITION, topic=Claim.Topic.MEMBERS
    ).first()
    return (int(claim.value) if claim and claim.value is not None else None), False


def variety(cluster, own=None):
    """Several kinds of members, or cooperation with public bodies that can be seen."""
    least = own.least if own and own.least else LEAST_KINDS
    kinds, where = kinds_of_members(cluster)
    public = cluster.memberships.current().filter(organisation__kind="public").count()
    if kinds:
        proof = _("%(kinds)s (%(where)s).") % {"kinds": ", ".join(kinds), "where": where}
    else:
        proof = _("No kinds of members are known.")
    if public:
        proof += (
            " "
            + ngettext("%d public body is a member.", "%d public bodies are members.", public)
            % public
        )
    return answer("variety", len(kinds) >= least or bool(public), proof, cluster, own)


def kinds_of_members(cluster):
    """(names of the kinds that occur, where that is said); start-ups are SMEs."""
    held = set(cluster.memberships.current().values_list("category", flat=True))
    where = _("by the register")
    if not held:
        claims = cluster.claims.filter(kind=Claim.Kind.COMPOSITION, value__gt=0)
        held = set(claims.values_list("topic", flat=True)) - {"members"}
        where = _("declared by the cluster")
    names = {"smes": _("SMEs"), "sme": _("SMEs"), "startup": _("SMEs"), "startups": _("SMEs")}
    labels = dict(Claim.Topic.choices)
    return sorted({str(names.get(kind) or labels.get(kind, kind)) for kind in held}), where


def duplicate(cluster):
    """No published page of another cluster bears this name in this country."""
    same = similar(cluster.name, cluster.country_id, Cluster.objects.published())
    others = [other for other in same if other.pk != cluster.pk]
    if others:
        names = ", ".join(str(other) for other in others)
        proof = _("Published already under a name like this: %(names)s.") % {"names": names}
    else:
        proof = _("No published cluster in this country has a name like this.")
    return answer("duplicate", not others, proof)


def similar(name, country, clusters):
    """The clusters of this country whose name is nearly this one."""
    wanted = bare(name)
    return [
        cluster
        for cluster in clusters.filter(country=country)
        if any(alike(wanted, bare(one)) for one in names_of(cluster))
    ]


def names_of(cluster):
    return filter(None, (cluster.name, cluster.native_name, cluster.acronym))


def bare(name):
    """The name's telling words, without case and accents."""
    words = normalise(name).split()
    return " ".join(word for word in words if word not in EMPTY_WORDS) or " ".join(words)


def alike(left, right):
    return SequenceMatcher(None, left, right).ratio() >= SIMILAR


def consent(cluster):
    """Somebody who keeps the page agreed to the listing."""
    given = Consent.objects.filter(
        text=CONSENT, withdrawn_at=None, user__in=cluster.managers.all()
    ).order_by("given_at")
    if first := given.select_related("user").first():
        proof = _("%(who)s agreed to version %(version)s on %(date)s.") % {
            "who": first.user,
            "version": first.version,
            "date": first.given_at.date().isoformat(),
        }
    else:
        proof = _("No manager has agreed yet.")
    return answer("consent", first is not None, proof)
