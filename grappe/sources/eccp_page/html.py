"""A page saved from a browser, brought back to the text a reader would have copied."""

import re
from html.parser import HTMLParser

SKIPPED = set("script style nav noscript template head footer svg button select".split())
BLOCKS = set(
    "address article aside blockquote body br dd div dl dt fieldset figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html li main ol option p pre section table tbody td tfoot th thead tr"
    " title ul".split()
)
TAG = re.compile(
    r"</?(?:!doctype|html|body|head|div|p|ul|ol|li|span|table|tr|td|br|a|h[1-6]|section|main)"
    r"(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
#: How often text that turns out to be markup again is read again, before it is forced.
ROUNDS = 3


def looks_like_html(text):
    """A document's own tags, or at least three ordinary ones."""
    if "<" not in text:
        return False
    return len(TAG.findall(text)) >= (1 if DOCUMENT.search(text) else 3)


def without_markup(text):
    """The text of an HTML page, list items as bullet lines; plain text comes back as it is."""
    for _ in range(ROUNDS):
        if not looks_like_html(text):
            return text
        text = strip(text)
    return text.replace("<", " ").replace(">", " ") if looks_like_html(text) else text


def strip(markup):
    """One reading of the markup; what the parser refuses loses its tags by pattern."""
    reader = Stripper(keeps_lines=has_own_lines(markup))
    try:
        reader.feed(ended(markup))
        reader.close()
    except (AssertionError, ValueError):
        return ANY_TAG.sub("\n", markup)
    return "".join(reader.pieces)


def ended(markup):
    """The markup without comments, and its last unended tags as plain text.

    The parser looks for each end anew, which takes minutes where thousands are missing.
    """
    first, *others = markup.split("<!--")
    pieces = [first]
    for piece in others:
        inside, end, after = piece.partition("-->")
        pieces.append(after if end else inside)
    head, end, tail = "".join(pieces).rpartition(">")
    return head + end + tail.replace("<", "&lt;")


def has_own_lines(markup):
    """Text that was merely wrapped in a few tags: its line ends still mean something."""
    rows = sum(1 for row in markup.splitlines() if row.strip())
    return rows > 4 * sum(tag.lower() in BLOCKS for tag in re.findall(r"<(\w+)", markup))


class Stripper(HTMLParser):
    """Collects what is shown: blocks on lines of their own, bullets for list items."""

    def __init__(self, keeps_lines=False):
        super().__init__(convert_charrefs=True)
        self.pieces, self.skipping = [], []
        self.keeps_lines, self.in_pre = keeps_lines, False

    def handle_starttag(self, tag, attrs):
        if tag == "body":
            self.skipping.clear()
        self.in_pre = self.in_pre or tag == "pre"
        if tag in SKIPPED:
            self.skipping.append(tag)
        elif not self.skipping and tag in BLOCKS and not self.is_at_bullet():
            self.pieces.append("\n• " if tag == "li" else "\n")

    def is_at_bullet(self):
        """A paragraph that opens a list item stays on its bullet's line."""
        return self.pieces[-1:] == ["\n• "]

    def handle_startendtag(self, tag, attrs):
        if tag in BLOCKS and not self.skipping:
            self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.in_pre = self.in_pre and tag != "pre"
        if tag in self.skipping:
            while self.skipping.pop() != tag:
                pass
        elif not self.skipping and tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data):
        if self.skipping or (self.is_at_bullet() and not data.strip()):
            return
        if self.in_pre or self.keeps_lines:
            self.pieces.append(data)
        else:
            self.pieces.append(re.sub(r"[\r\n\t]+", " ", data))
