"""The front page and each person's own page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render


def front(request):
    """Who is here, what is open."""
    return render(request, "home/front.html")


@login_required
def my_work(request):
    """What waits for me, what I left unfinished, what changed."""
    return render(request, "home/my_work.html")
