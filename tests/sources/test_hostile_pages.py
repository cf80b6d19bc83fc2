"""Pages made to keep the reader busy, and pages that somebody may review no more."""

import time

import pytest
from django.urls import reverse

from grappe.sources.eccp_page import read
from grappe.sources.eccp_page.text import normalise
from grappe.sources.forms import MOST_LINES
from grappe.sources.models import PageImport
from tests.make import make_cluster

LETTERS = 200_000
#: Markup whose ends are missing, and marks without words: each took minutes at 2 MB.
HOSTILE = ("<!--", "<a ", "<a b='", "<a\n", "<?", "</", "<![CDATA[", "• ", "&lt;!--")


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("end", ["", ">", "-->"])
def test_missing_ends_do_not_keep_the_reader(piece, end):
    start = time.process_time()
    normalise("<html>" + piece * (LETTERS // len(piece)) + end)
    assert time.process_time() - start < 3


def test_comments_go_and_the_words_around_them_stay():
    page = "<html><p>Light</p><!-- <p>hidden</p> --><p>and life</p><!-- open"
    assert normalise(page) == "Light\n\nand life\nopen"


def test_several_marks_before_the_words_are_one_bullet():
    assert normalise("• * - Light\n•Life\n* *") == "• Light\n• Life"
    assert read("• * Light").text == "• Light"


@pytest.mark.parametrize("text", ["x\n" * (MOST_LINES + 1), "x" * (2 * 1024 * 1024 + 1)])
def test_far_more_than_a_page_is_refused(client, cleo, text):
    client.force_login(cleo)
    answer = client.post(reverse("sources:new"), {"text": text})
    assert "far more than one page" in answer.text
    assert not PageImport.objects.exists()


def test_who_keeps_the_page_no_more_neither_reads_nor_changes_it(client, ana, cleo, aurora):
    hidden = make_cluster("Borealis", [cleo], stage="draft", mission="A secret mission")
    waiting = PageImport.objects.create(by=cleo, cluster=hidden, text="Borealis\nBelgium")
    client.force_login(cleo)
    assert client.get(waiting.get_absolute_url()).status_code == 200
    hidden.managers.set([ana])
    for answer in (
        client.get(waiting.get_absolute_url()),
        client.post(waiting.get_absolute_url()),
    ):
        assert answer.status_code == 403
