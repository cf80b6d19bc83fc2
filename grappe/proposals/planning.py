"""What a work plan lacks, and where it contradicts itself."""

from django.utils.translation import gettext as _


def packages_of(proposal):
    """The work packages with their results and leaders."""
    rows = proposal.work_packages.select_related("lead__organisation")
    return rows.prefetch_related("results").order_by("number")


def plan_missing(proposal):
    """Sentences; nothing when the plan holds together."""
    packages = list(packages_of(proposal))
    if not packages:
        return [_("Add at least one work package.")]
    months = proposal.consortium.months
    found = [] if months else [_("Say how many months the project lasts.")]
    for package in packages:
        found += list(faults_of(package, months))
    return found


def faults_of(package, months):
    name = {"package": str(package)}
    if package.lead is None or not package.lead.is_active:
        yield _("Work package %(package)s: say which partner leads it.") % name
    if months and package.last_month > months:
        words = name | {"last": package.last_month, "months": months}
        yield (
            _("Work package %(package)s ends in month %(last)s; the project lasts %(months)s.")
            % words
        )
    for result in package.results.all():
        if not package.first_month <= result.month <= package.last_month:
            words = name | {"result": result.title, "month": result.month}
            yield (
                _("“%(result)s” in month %(month)s lies outside work package %(package)s.")
                % words
            )
