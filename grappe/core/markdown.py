"""Text from users: Markdown in, clean HTML out."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    *("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a", "ul", "ol", "li"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
REL = "nofollow noopener"

_parser = MarkdownIt("commonmark", {"html": False}).enable("table")


def rendered(text: str, below: int = 2) -> SafeString:
    """The text as HTML that holds no script, no style, no picture; nothing for no text.

    Its headings follow one that has the level `below`, without a gap in the outline.
    """
    if not (text or "").strip():
        return mark_safe("")
    tokens = _parser.parse(text)
    _set_below(tokens, below)
    html = _parser.renderer.render(tokens, _parser.options, {})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=REL)
    return mark_safe(f'<div class="prose">{clean}</div>')


def _set_below(tokens: list[Token], level: int) -> None:
    """Give the headings levels that begin under `level` and never skip one."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    last = level
    for opening, closing in zip(headings[::2], headings[1::2], strict=True):
        last = min(level + 1 + int(opening.tag[1]) - highest, last + 1, 6)
        opening.tag = closing.tag = f"h{last}"
