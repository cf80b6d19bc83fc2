"""Grants: opened, worked on, reported, claimed, paid, amended, measured, closed."""

from django.urls import include, path

from .views import grants, money, work

app_name = "monitoring"
of_grant = [
    path("", grants.grant, name="grant"),
    path("terms/", grants.terms, name="terms"),
    path("close/", grants.close, name="close"),
    path("claims.xlsx", grants.export, name="export"),
    path("results/<int:pk>/deliver/", work.deliver, name="deliver"),
    path("results/<int:pk>/accept/", work.accept_result, name="accept_result"),
    path("results/<int:pk>/return/", work.return_result, name="return_result"),
    path("files/<uuid:file_id>/", work.file, name="file"),
    path("packages/<int:pk>/", work.done, name="done"),
    path("reports/<int:number>/", work.report, name="report"),
    path("reports/<int:number>/accept/", work.accept_report, name="accept_report"),
    path("reports/<int:number>/return/", work.return_report, name="return_report"),
    path("reports/<int:number>/claim/", money.claim, name="claim"),
    path("claims/<int:pk>/", money.decide_claim, name="decide_claim"),
    path("payments/", money.pay, name="pay"),
    path("amendments/", work.amend, name="amend"),
    path("amendments/<int:pk>/", work.decide_amendment, name="decide_amendment"),
    path("risks/", work.risk, name="add_risk"),
    path("risks/<int:pk>/", work.risk, name="risk"),
    path("indicators/<slug:kind>/target/", work.target, name="target"),
    path("indicators/<slug:kind>/", work.measure, name="measure"),
]
urlpatterns = [
    path("", grants.index, name="list"),
    path("of/<uuid:decision>/", grants.begin, name="open"),
    path("<uuid:public_id>/", include(of_grant)),
]
