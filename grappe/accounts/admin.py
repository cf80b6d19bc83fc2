"""The admin lets people in through the platform's own sign-in, with its limits and its
second factor, and not by a form of its own."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from .models import Consent, User

admin.site.login = secure_admin_login(admin.site.login)


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Passwords are changed by their owners only."""

    list_display = ["email", "name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_active"]
    search_fields = ["email", "name", "public_id"]
    fields = ["email", "name", "language", "is_staff", "is_active", "public_id"]
    readonly_fields = ["email", "public_id"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Consent)
class ConsentAdmin(admin.ModelAdmin):
    list_display = ["user", "text", "version", "given_at", "withdrawn_at"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
