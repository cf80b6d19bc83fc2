"""Addresses of clusters: the public page, and keeping it."""

from django.urls import path

from .views import (
    claims,
    completeness,
    edit,
    history,
    invitations,
    members,
    public,
    register,
    registration,
    stages,
)

app_name = "clusters"

keeping = [
    path("register/", registration.register, name="register"),
    path(
        "register/autosave/", registration.autosave_registration, name="autosave_registration"
    ),
    path("queue/", stages.queue, name="queue"),
    path("invitation/<str:token>/", invitations.accept, name="accept_invitation"),
    path("<slug:slug>/edit/", edit.editing, name="editing"),
    path("<slug:slug>/edit/<slug:section>/", edit.edit, name="edit"),
    path("<slug:slug>/edit/<slug:section>/autosave/", edit.autosave, name="autosave"),
    path("<slug:slug>/edit/<slug:section>/discard/", edit.discard_draft, name="discard_draft"),
    path("<slug:slug>/history/", history.history, name="history"),
    path("<slug:slug>/history/<int:revision>/restore/", history.restore, name="restore"),
    path("<slug:slug>/submit/", stages.submit, name="submit"),
    path("<slug:slug>/validate/", stages.validate, name="validate"),
    path("<slug:slug>/managers/", invitations.managers, name="managers"),
    path(
        "<slug:slug>/managers/<uuid:person>/remove/",
        invitations.remove_manager,
        name="remove_manager",
    ),
    path(
        "<slug:slug>/invitations/<int:invitation>/withdraw/",
        invitations.withdraw,
        name="withdraw_invitation",
    ),
    path("<slug:slug>/access/", invitations.request_access, name="request_access"),
    path(
        "<slug:slug>/access/<int:access>/answer/",
        invitations.answer_request,
        name="answer_request",
    ),
]

register_pages = [
    path("<slug:slug>/register/", register.register_of, name="register_of"),
    path("<slug:slug>/register/add/", register.add_member, name="add_member"),
    path("<slug:slug>/register/import/", register.import_members, name="import_members"),
    path(
        "<slug:slug>/register/members.<str:form>",
        register.export_register,
        name="export_register",
    ),
    path("<slug:slug>/register/<int:pk>/", register.edit_member, name="edit_member"),
    path("<slug:slug>/register/<int:pk>/end/", register.end_member, name="end_member"),
    path("<slug:slug>/register/<int:pk>/remove/", register.remove_member, name="remove_member"),
]

public_pages = [
    path("<slug:slug>/", public.page, name="page"),
    path("<slug:slug>/figures/<int:pk>/", claims.claim, name="claim"),
    path("<slug:slug>/members/", members.members, name="members"),
    path("<slug:slug>/members/map", members.members_map, name="members_map"),
]

measuring = [
    path("<slug:slug>/completeness/", completeness.completeness, name="completeness"),
    path(
        "<slug:slug>/completeness/<slug:section>/confirm/",
        completeness.confirm,
        name="confirm_section",
    ),
]

urlpatterns = [*keeping, *measuring, *register_pages, *public_pages]
