"""`grappe resume_tasks`: what a dead worker held goes back into the queue."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.timezone import now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


class Command(BaseCommand):
    help = "Put back tasks that have been running for so long that their worker must be dead."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--minutes", type=int, default=15, help="0 when no worker runs at all."
        )

    def handle(self, *args: Any, minutes: int, **options: Any) -> None:
        begun = now() - timedelta(minutes=minutes)
        held = DBTaskResult.objects.filter(
            status=TaskResultStatus.RUNNING, started_at__lte=begun
        )
        count = held.update(status=TaskResultStatus.READY)
        self.stdout.write(f"{count} tasks wait again.")
