#!/bin/sh
# Every check and every test, in the order of how fast they fail.
set -eu
cd "$(dirname "$0")/.."
sh scripts/check.sh
bin=.venv/bin
printf '\n== tests on SQLite\n'
# Migrations are tried on PostgreSQL below and by the walks; the models are the same.
$bin/pytest --numprocesses 2 -q --nomigrations
printf '\n== tests on PostgreSQL\n'
# What asks no database has said all it can by now.
$bin/python -m scripts.on_postgres $bin/pytest --numprocesses 2 -q \
    --ignore tests/matching/engine --ignore-glob 'tests/evaluation/test_assignment*' \
    --ignore tests/evaluation/test_ranking.py \
    --ignore-glob 'tests/calls/test_eligibility*' --ignore-glob 'tests/sources/test_eccp*'
printf '\n== browser walks\n'
$bin/pytest -o addopts="--strict-markers --strict-config" tests/browser --numprocesses 2 -q
