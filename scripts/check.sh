#!/bin/sh
# Everything that can be checked without running a test; stops at the first failure.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; shift; "$@"; }

step "style" $bin/ruff check --quiet .
step "format" $bin/ruff format --check --quiet .
step "templates" sh -c "git ls-files -z -- '*.html' | xargs -0 $bin/djade --check --target-version 5.2"
step "layers" $bin/lint-imports --no-cache
step "types" $bin/mypy
step "migrations" env DEBUG=1 $bin/grappe makemigrations --check --dry-run
