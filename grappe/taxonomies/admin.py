"""Staff read every vocabulary here and extend those that may be extended."""

from django.contrib import admin

from .models import Country, CountryStatus, Place, Scheme, Term


class ReadOnly(admin.ModelAdmin):
    """The files are the source: the loader would undo what is written by hand."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Scheme)
class SchemeAdmin(ReadOnly):
    list_display = ["title", "code", "revision", "is_extensible"]


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    """Terms may be added to extensible vocabularies, changed and retired, never deleted."""

    fields = [
        "scheme",
        "code",
        "parent",
        "label_en",
        "label_fr",
        "label_nl",
        "label_de",
        "retired_on",
    ]
    list_display = ["label_en", "code", "scheme", "added_by_staff", "retired_on"]
    list_filter = ["scheme", "added_by_staff"]
    list_select_related = ["scheme"]
    search_fields = ["code", "label_en", "label_fr", "label_nl", "label_de"]
    raw_id_fields = ["parent"]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (
            obj is None or obj.added_by_staff
        )

    def has_delete_permission(self, request, obj=None):
        return False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "scheme":
            kwargs["queryset"] = Scheme.objects.filter(is_extensible=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        obj.added_by_staff = True
        obj.place_in_tree()
        super().save_model(request, obj, form, change)


class CountryStatusInline(admin.TabularInline):
    model = CountryStatus
    extra = 0


@admin.register(Country)
class CountryAdmin(admin.ModelAdmin):
    """The names are the file's; a status that begins or ends may be written here."""

    inlines = [CountryStatusInline]
    fields = ["code", "name_en", "name_fr", "name_nl", "name_de"]
    readonly_fields = ["code", "name_en", "name_fr", "name_nl", "name_de"]
    list_display = ["name_en", "code", "continent"]
    search_fields = ["code", "name_en", "native"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Place)
class PlaceAdmin(ReadOnly):
    list_display = ["name", "code", "level", "revision", "country"]
    list_filter = ["revision", "level"]
    list_select_related = ["country"]
    search_fields = ["code", "name", "name_en"]
