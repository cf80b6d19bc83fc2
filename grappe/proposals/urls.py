"""Consortia, ideas and proposals: a person's own, and the acts on each."""

from django.urls import path

from . import views
from .feeds import LatestIdeas

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
    # --- ideas
    path("ideas/", views.ideas, name="ideas"),
    path("ideas/feed/", LatestIdeas(), name="ideas_feed"),
    path("ideas/new/", views.new_idea, name="new_idea"),
    path("ideas/<uuid:public_id>/", views.idea, name="idea"),
    path("ideas/<uuid:public_id>/edit/", views.edit_idea, name="edit_idea"),
    path("ideas/<uuid:public_id>/delete/", views.delete_idea, name="delete_idea"),
    path("ideas/<uuid:public_id>/join/", views.join_idea, name="join_idea"),
    path("ideas/<uuid:public_id>/leave/", views.leave_idea, name="leave_idea"),
    path("ideas/<uuid:public_id>/team/", views.form_team, name="form_team"),
    # --- proposals
    path("calls/<slug:slug>/propose/", views.begin, name="begin"),
    path("calls/<slug:slug>/amend/", views.amend_call, name="amend_call"),
    path("calls/<slug:slug>/proposals/", views.of_call, name="of_call"),
    path("calls/<slug:slug>/proposals.<str:form>", views.export_of_call, name="export_of_call"),
    path("calls/<slug:slug>/proposals/<int:number>/grace/", views.grace, name="grace"),
    path("proposals/", views.mine, name="mine"),
    path("proposals/<uuid:public_id>/", views.proposal, name="proposal"),
    path("proposals/<uuid:public_id>/facts/", views.facts, name="facts"),
    path("proposals/<uuid:public_id>/submit/", views.submit, name="submit"),
    path("proposals/<uuid:public_id>/withdraw/", views.withdraw, name="withdraw"),
    path("proposals/<uuid:public_id>/open-again/", views.open_again, name="open_again"),
    path("proposals/<uuid:public_id>/answers/", views.write, name="write"),
    path("proposals/<uuid:public_id>/comments/", views.comment_answer, name="comment_answer"),
    path("proposals/<uuid:public_id>/writers/", views.writers, name="writers"),
    path(
        "proposals/<uuid:public_id>/answers/autosave/",
        views.autosave_answers,
        name="autosave_answers",
    ),
    path(
        "proposals/<uuid:public_id>/answers/discard/",
        views.discard_answers,
        name="discard_answers",
    ),
    path("proposals/<uuid:public_id>/answers/<slug:key>/", views.history, name="history"),
    path(
        "proposals/<uuid:public_id>/answers/<slug:key>/<int:pk>/restore/",
        views.restore_answer,
        name="restore_answer",
    ),
    path(
        "proposals/<uuid:public_id>/files/<uuid:file_id>/",
        views.answer_file,
        name="answer_file",
    ),
    path(
        "proposals/<uuid:public_id>/files/<uuid:file_id>/remove/",
        views.remove_file,
        name="remove_file",
    ),
    path("proposals/<uuid:public_id>/plan/", views.plan, name="plan"),
    path("proposals/<uuid:public_id>/budget/", views.budget, name="budget"),
    path("proposals/<uuid:public_id>/commitments/", views.commitments, name="commitments"),
    path("commitments/<str:token>/", views.sign, name="sign"),
    path("receipts/<slug:receipt>/", views.submission, name="submission"),
    path("receipts/<slug:receipt>/document.pdf", views.submission_document, name="document"),
    path(
        "receipts/<slug:receipt>/files/<uuid:file_id>/",
        views.submission_file,
        name="submission_file",
    ),
]
