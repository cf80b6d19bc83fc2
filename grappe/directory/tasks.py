"""The directory's work in the background."""

from django_tasks import task


@task()
def drain_queue():
    """Bring the index up to date with the queue; safe to run twice or at once."""
    from .actions import drain

    drain()


@task()
def send_alerts():
    """Mail what is new in saved searches."""
    from .actions import send_search_alerts

    send_search_alerts()
