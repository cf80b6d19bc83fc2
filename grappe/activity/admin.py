"""The audit trail in the admin: to be read, never to be changed."""

from django.contrib import admin

from .models import Activity


@admin.register(Activity)
class ActivityAdmin(admin.ModelAdmin):
    list_display = ["at", "actor", "verb", "target_label"]
    list_filter = ["verb"]
    search_fields = ["target_label", "actor_key"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
