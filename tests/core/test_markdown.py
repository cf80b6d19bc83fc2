"""Text from users is Markdown: what it means is kept, what could harm is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.core.markdown import rendered


def test_bold_links_lists_and_tables_are_shown():
    html = rendered("**Strong** [site](https://example.org)\n\n* one\n\n| a |\n|---|\n| b |")
    assert "<strong>Strong</strong>" in html
    assert '<a href="https://example.org" rel="nofollow noopener">site</a>' in html
    assert "<li>one</li>" in html
    assert "<td>b</td>" in html


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="https://example.org" onclick="x">x</a>',
        "<style>*{display:none}</style>",
        "![pixel](https://tracker.example/p.png)",
        '[x](https://example.org "a\\" onmouseover=x")',
    ],
)
def test_nothing_that_runs_or_reports_gets_through(text):
    html = rendered(text)
    tags = "".join(re.findall(r"<[^>]*>", html)).lower()
    assert not re.search(r"script|data:|onerror|onclick|style|<img|<iframe", tags)
    assert not re.search(r"<[^>\"]*(\"[^\"]*\"[^>\"]*)*\son\w+=", html)


def test_headings_follow_the_page_without_a_gap():
    html = rendered("## First\n\n#### Deep\n\n## Second")
    assert re.findall(r"<h(\d)>", html) == ["3", "4", "3"]
    assert re.findall(r"<h(\d)>", rendered("# Top\n\n## Next", below=1)) == ["2", "3"]


@pytest.mark.parametrize("text", ["", "   \n", None])
def test_no_text_leaves_no_empty_box(text):
    assert rendered(text) == ""


@given(st.text())
def test_any_text_is_answered_with_the_few_tags_allowed(text):
    tags = set(re.findall(r"</?([a-z0-9]+)", rendered(text)))
    assert tags <= {
        *("div", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a"),
        *("ul", "ol", "li", "h3", "h4", "h5", "h6"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
