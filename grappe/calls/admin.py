"""Staff read the rules of consortia here and write rule sets of their own."""

from django.contrib import admin
from django.db import models

from .models import Rule, RuleSet


class RuleInline(admin.TabularInline):
    model = Rule
    extra = 0


@admin.register(RuleSet)
class RuleSetAdmin(admin.ModelAdmin):
    """Rule sets of the platform's files are read only: the loader would undo changes."""

    inlines = [RuleInline]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ["name", "scheme", "version", "valid_from", "valid_to", "added_by_staff"]
    list_filter = ["programme", "added_by_staff"]
    search_fields = ["name", "scheme"]

    def has_change_permission(self, request, obj=None):
        is_own = obj is None or obj.added_by_staff
        return is_own and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_own = obj is not None and obj.added_by_staff
        return is_own and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        obj.added_by_staff = True
        super().save_model(request, obj, form, change)
