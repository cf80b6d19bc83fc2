"""Consortia: the boards of a person, and the acts on each."""

from django.urls import path

from . import views

app_name = "proposals"
urlpatterns = [
    path("consortia/", views.index, name="list"),
    path("consortia/new/", views.new, name="new"),
    path("consortia/invitation/<str:token>/", views.accept_share, name="accept_share"),
    path("consortia/<uuid:public_id>/", views.board, name="board"),
    path("consortia/<uuid:public_id>/edit/", views.edit, name="edit"),
    path("consortia/<uuid:public_id>/delete/", views.delete, name="delete"),
    path("consortia/<uuid:public_id>/team.<str:form>", views.export, name="export"),
    path("consortia/<uuid:public_id>/map", views.team_map, name="team_map"),
    path("consortia/<uuid:public_id>/partners/", views.add_partner, name="add_partner"),
    path(
        "consortia/<uuid:public_id>/partners/<int:pk>/",
        views.change_partner,
        name="change_partner",
    ),
    path(
        "consortia/<uuid:public_id>/partners/<int:pk>/remove/",
        views.remove_partner,
        name="remove_partner",
    ),
    path(
        "consortia/<uuid:public_id>/partners/<int:pk>/readmit/", views.readmit, name="readmit"
    ),
    path("consortia/<uuid:public_id>/roles/", views.add_role, name="add_role"),
    path("consortia/<uuid:public_id>/roles/<int:pk>/", views.fill_role, name="fill_role"),
    path("consortia/<uuid:public_id>/roles/<int:pk>/drop/", views.drop_role, name="drop_role"),
    path("consortia/<uuid:public_id>/comments/", views.comment, name="comment"),
    path("consortia/<uuid:public_id>/shares/", views.share, name="share"),
    path("consortia/<uuid:public_id>/shares/<int:pk>/", views.let_write, name="let_write"),
    path("consortia/<uuid:public_id>/shares/<int:pk>/end/", views.unshare, name="unshare"),
]
