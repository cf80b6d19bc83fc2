"""`grappe measure_identity`: how well the likeness agrees with pairs that were judged."""

import csv

import pytest
from django.core.management import CommandError, call_command

from grappe.organisations.gold import FOUND, GOLD, Judged, figure, measured

SAME, OTHER, UNCLEAR = (
    Judged(frozenset(pair), "names", 10, answer)
    for pair, answer in (("ab", "same"), ("cd", "different"), ("ef", "unclear"))
)


def test_a_pair_counts_for_those_that_it_was_drawn_from():
    rare = Judged(frozenset("gh"), "address", 90, "same")
    gold = [SAME, OTHER, rare]
    found = {SAME.pair, OTHER.pair}
    assert figure("precision", gold, found, is_recall=False).value == 0.5
    assert figure("recall", gold, found, is_recall=True).value == pytest.approx(5 / 95)


def test_what_was_unclear_counts_for_nothing():
    told = figure("precision", [SAME, UNCLEAR], {SAME.pair, UNCLEAR.pair}, is_recall=False)
    assert (told.value, told.pairs) == (1, 1)


def test_pairs_drawn_from_those_found_say_nothing_of_recall():
    drawn = Judged(frozenset("ij"), FOUND, 50, "same")
    recall = measured([SAME, drawn], {drawn.pair})[1]
    assert recall.value == 0


def test_the_gold_set_is_whole():
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8")))
    assert {row["answer"] for row in rows} == {"same", "different", "unclear"}
    assert len({frozenset((row["one"], row["other"])) for row in rows}) == len(rows)
    sizes = {(row["stratum"], row["of"]) for row in rows}
    assert len(sizes) == len({stratum for stratum, _size in sizes})


def test_the_command_prints_both_thresholds(tmp_path, capsys):
    row = next(csv.DictReader(GOLD.open(encoding="utf-8")))
    table = tmp_path / "names.csv"
    lines = [f"{row[side]},Acme Ltd,BE,Mons" for side in ("one", "other")]
    table.write_text("\n".join(["org_id,name,country,city", *lines]))
    call_command("measure_identity", str(table))
    told = capsys.readouterr().out
    assert "review (from 0.75): 1 pairs found" in told
    assert "recall" in told


@pytest.mark.parametrize(
    "text", ["name,city\nAcme,Mons\n", "org_id,name,country,city\n1,A,BE,\n"]
)
def test_another_table_is_refused_with_a_sentence(tmp_path, text):
    table = tmp_path / "other.csv"
    table.write_text(text)
    with pytest.raises(CommandError, match=r"gold set|cannot be read"):
        call_command("measure_identity", str(table))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("measure_identity", str(tmp_path / "absent.csv"))
