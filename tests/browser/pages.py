"""Every page kind, for whom it is: one table, read by the accessibility walk.

Keys in addresses count from one, as the demonstration is made afresh for the walk. Pages
that only an act brings forth (a form with errors, a conflict) are in `test_accessible_acts`.
"""

VISITOR = """
/
/directory/
/directory/?q=therapy&country=BE
/directory/?view=table
/directory/?view=map
/directory/?q=zzzzqqq
/directory/compare?ids=cluster:biowin&ids=cluster:aurora-photonics
/directory/export
/clusters/biowin/
/clusters/biowin/figures/2/
/clusters/aurora-photonics/
/clusters/aurora-photonics/members/
/organisations/biowin/
/organisations/heliox-laser/
/projects/
/projects/abc-europe/
/projects/of/biowin/
/projects/network/cluster/biowin/
/projects/network/organisation/biowin/
/events/
/events/of/aurora-photonics/
/events/delta-diagnostics-day/
/news/
/news/of/aurora-photonics/
/news/a-second-shared-laboratory-opens-in-ilmenau/
/practices/
/practices/one-consent-form-for-three-hospitals/
/calls/
/calls/horizon-hlth-2027-01-disease-08/
/calls/light-for-care/
/calls/light-for-care/form/full/
/calls/light-for-care/versions/
/calls/light-for-care/versions/1/
/partners/
/partners/?call=horizon-hlth-2027-01-disease-08
/partners/build/?call=horizon-hlth-2027-01-disease-08
/networks/
/networks/cebr-council-of-european-bioregions/
/agreements/
/vocabularies/
/vocabularies/nace2
/vocabularies/nace2/86.90
/vocabularies/ipc
/vocabularies/ipc/A61
/api/v1/docs
/privacy/
/terms/
/accounts/login/
/accounts/signup/
/accounts/password/reset/
/accounts/password/reset/done/
/accounts/confirm-email/
/accounts/inactive/
/nothing-here/
""".split()

MANAGER = """
/me/
/me/settings/
/me/consents/
/me/notices/
/me/notices/choices/
/import/
/clusters/register/
/clusters/register/?country=PT
/clusters/aurora-photonics/
/clusters/aurora-photonics/edit/
/clusters/aurora-photonics/edit/identity/
/clusters/aurora-photonics/edit/about/
/clusters/aurora-photonics/edit/organisation/
/clusters/aurora-photonics/edit/composition/
/clusters/aurora-photonics/edit/achievements/
/clusters/aurora-photonics/edit/team/
/clusters/aurora-photonics/edit/focus/
/clusters/aurora-photonics/edit/international/
/clusters/aurora-photonics/edit/networks/
/clusters/aurora-photonics/edit/agreements/
/clusters/aurora-photonics/edit/labels/
/clusters/aurora-photonics/edit/translations/
/clusters/biowin/edit/unresolved/
/clusters/aurora-photonics/history/
/clusters/aurora-photonics/managers/
/clusters/aurora-photonics/completeness/
/clusters/biowin/completeness/
/clusters/aurora-photonics/register/
/clusters/aurora-photonics/register/add/
/clusters/aurora-photonics/register/import/
/clusters/aurora-photonics/register/2/
/organisations/aurora-photonics/edit/
/projects/new/
/consortia/
/consortia/new/
/consortia/new/?call=horizon-hlth-2027-01-disease-08
/proposals/
/calls/light-for-care/propose/
/calls/light-for-care/proposals/
/calls/light-for-care/proposals/1/grace/
/calls/light-for-care/amend/
/calls/light-for-care/hosting/
/calls/light-for-care/hosting/steps/
/calls/light-for-care/hosting/criteria/
/calls/light-for-care/hosting/costs/
/calls/light-for-care/hosting/explanations/
/calls/light-for-care/hosting/documents/
/calls/light-for-care/hosting/delegates/
/calls/light-for-care/hosting/questions/
/calls/light-for-care/hosting/questions/full/new/
/calls/light-for-care/hosting/questions/1/
/calls/light-for-care/clone/
/partners/introductions/
/partners/introductions/ask/heliox-laser/
/projects/abc-europe/edit/
/events/of/aurora-photonics/new/
/events/light-in-surgery-members-meet-hospitals/edit/
/news/of/aurora-photonics/new/
/news/a-second-shared-laboratory-opens-in-ilmenau/edit/
/practices/of/aurora-photonics/new/
/directory/saved/
/accounts/2fa/
/accounts/2fa/webauthn/
/accounts/email/
/accounts/password/change/
/accounts/reauthenticate/
/accounts/logout/
/audit/
""".split()

STRANGER = """
/me/
/me/notices/
/clusters/aurora-photonics/access/
/directory/saved/
""".split()

STAFF = """
/me/
/clusters/queue/
/clusters/biowin/validate/
/audit/
""".split()

READERS = {None: VISITOR, "ana": MANAGER, "cleo": STRANGER, "olga": STAFF}
PAGES = [(user, path) for user, paths in READERS.items() for path in paths]

#: Refusals are pages too; everything else is simply there.
REFUSED = {(None, "/nothing-here/"): 404, ("ana", "/audit/"): 403}
