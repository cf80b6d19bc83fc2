#!/bin/sh
# Set up everything that `make demo` and `make test` need; safe to repeat, quick when done.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

python="${PYTHON:-python3}"
command -v "$python" >/dev/null || fail "Python is missing: install Python 3.11 or newer."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
    || fail "Python 3.11 or newer is needed; name it with PYTHON=python3.12 make setup."
"$python" -c 'import venv, ensurepip' 2>/dev/null \
    || fail "Python's venv module is missing: install it (Debian: apt-get install python3-venv)."

# The PDF writer draws text with Pango; the browser tests drive the distribution's Chromium.
wanted=""
"$python" - <<'PY' || wanted="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core"
import ctypes.util, sys
sys.exit(not all(map(ctypes.util.find_library, ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))))
PY
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
    || command -v google-chrome >/dev/null || wanted="$wanted chromium"
command -v xgettext >/dev/null || wanted="$wanted gettext"
if [ -n "$wanted" ]; then
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "Installing from the distribution: $wanted"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted \
            >/dev/null || fail "The distribution could not install: $wanted"
    else
        say "Missing: $wanted. Install them with your distribution (Debian: sudo apt-get install $wanted)."
        say "Without Pango there are no PDF files; without Chromium no browser tests, without gettext no test of the translations."
    fi
fi

stamp=.venv/installed
wish="$(cat requirements-dev.lock pyproject.toml | cksum)"
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wish" ]; then
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    say "Installing the locked packages into .venv (a few minutes the first time)"
    .venv/bin/python -m pip install --disable-pip-version-check --progress-bar off \
        --require-hashes --requirement requirements-dev.lock --quiet \
        || fail "The packages could not be installed: is the package registry within reach?"
    .venv/bin/python -m pip install --disable-pip-version-check --quiet --no-deps \
        --no-build-isolation --editable .
    printf '%s' "$wish" > "$stamp"
fi
if [ ! -f .env ]; then
    (umask 077; printf 'SECRET_KEY=%s\n' "$(.venv/bin/python -c 'import secrets; print(secrets.token_urlsafe(50))')" > .env)
fi
.venv/bin/python scripts/compile_messages.py
