"""What staff keep by hand: the listing rules of countries. Tokens are never shown."""

from django.contrib import admin

from .models import Cluster, CountryRule


@admin.register(CountryRule)
class CountryRuleAdmin(admin.ModelAdmin):
    list_display = ["country", "rule", "least", "is_waived", "source"]
    list_filter = ["rule", "is_waived"]


@admin.register(Cluster)
class ClusterAdmin(admin.ModelAdmin):
    """To look things up; changes go through the pages, which keep the history."""

    list_display = ["name", "country", "stage", "registered_at", "published_at"]
    list_filter = ["stage", "is_invented"]
    search_fields = ["name", "acronym", "native_name"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
