"""How the answer to one question became what it is: each text against the one before it."""

from dataclasses import dataclass

from grappe.clusters.differences import pieces

from .models import AnswerVersion


@dataclass(frozen=True)
class Told:
    """One text with what changed by it, as pieces: (same | ins | del, text)."""

    version: AnswerVersion
    before: AnswerVersion | None

    @property
    def pieces(self):
        return pieces(text_of(self.before), text_of(self.version))


def history_of(proposal, key):
    """Each text of a question, the newest first, whichever wording or step it answered.

    A text that was kept aside is compared with the one that stood then, and none with it.
    """
    rows = AnswerVersion.objects.filter(answer__proposal=proposal, answer__question__key=key)
    found, standing = [], None
    for version in rows.select_related("by", "answer__question").order_by("at", "pk"):
        found.append(Told(version, standing))
        standing = standing if version.is_aside else version
    return found[::-1]


def text_of(version):
    """A version's value as lines of text; a table's row is one line."""
    value = version.value if version else ""
    if isinstance(value, list):
        return "\n".join(" | ".join(map(str, row)) for row in value)
    return str(value).replace("\r\n", "\n")
