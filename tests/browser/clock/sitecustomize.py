"""A clock that a walk moves on: with this folder on PYTHONPATH, every process that is told of
a file in MOVED_CLOCK adds the seconds that stand there to what `django.utils.timezone` says.
"""

import os
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

MOVED = os.environ.get("MOVED_CLOCK")
real_now = timezone.now


def now():
    return real_now() + timedelta(seconds=float(Path(MOVED).read_text()))


if MOVED:
    timezone.now = now
