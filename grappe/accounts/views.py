"""A person's own settings; what is held of them; the texts they agree to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from grappe.core.language import remember

from . import actions
from .forms import SettingsForm
from .personal import holdings, known_about
from .texts import PRIVACY, TERMS, TEXTS, text_named


@login_required
def settings(request):
    """My name and language, and the way to everything else about my account."""
    form = SettingsForm(
        request.POST if request.method == "POST" else None, instance=request.user
    )
    if request.method == "POST" and form.is_valid():
        user = form.save()
        with override(user.language):
            messages.success(request, _("Your settings are saved."))
        return remember(redirect("accounts:settings"), user.language)
    return render(request, "accounts/settings.html", {"form": form})


@login_required
def consents(request):
    """What I agreed to; a POST agrees to today's texts, or takes one back."""
    if request.method == "POST" and "agree" in request.POST:
        actions.agree(request.user)
        messages.success(request, _("Thank you. It is noted what you agreed to, and when."))
        return redirect("home:my_work")
    if request.method == "POST":
        text = text_named(request.POST.get("withdraw", ""))
        if text is None:
            raise Http404
        actions.withdraw(request.user, text)
        messages.warning(request, _("It is noted. You may agree again, or erase your account."))
        return redirect("accounts:consents")
    given = request.user.consents.order_by("-given_at", "-pk")
    context = {"given": given, "texts": TEXTS, "has_agreed": request.user.has_agreed()}
    return render(request, "accounts/consents.html", context)


@login_required
def export(request):
    """What you know about me: every row of the register that is about this person."""
    answer = JsonResponse(known_about(request.user), json_dumps_params={"indent": 1})
    name = f"about-me-{localdate():%Y-%m-%d}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def privacy(request):
    """What is kept of people: in plain words, and as the register the code itself reads."""
    context = {"text": PRIVACY, "register": list(holdings())}
    return render(request, "accounts/privacy.html", context)


def terms(request):
    return render(request, "accounts/terms.html", {"text": TERMS})
