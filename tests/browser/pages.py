"""Every page kind, for whom it is: one table, read by the accessibility walk."""

VISITOR = """
/
/directory/
/directory/?q=therapy&country=BE
/directory/?view=table
/directory/?view=map
/directory/?q=zzzzqqq
/directory/compare?ids=cluster:biowin&ids=cluster:aurora-photonics
/clusters/biowin/
/clusters/aurora-photonics/
/clusters/aurora-photonics/members/
/projects/
/projects/abc-europe/
/projects/of/biowin/
/events/
/news/
/practices/
/networks/
/agreements/
/vocabularies/
/vocabularies/nace2
/vocabularies/nace2/86.90
/api/v1/docs
/privacy/
/terms/
/accounts/login/
/accounts/signup/
/accounts/password/reset/
/nothing-here/
""".split()

MANAGER = """
/me/
/me/settings/
/me/consents/
/me/notices/
/import/
/clusters/register/
/clusters/aurora-photonics/
/clusters/aurora-photonics/edit/
/clusters/aurora-photonics/edit/about/
/clusters/aurora-photonics/edit/focus/
/clusters/aurora-photonics/edit/achievements/
/clusters/aurora-photonics/edit/team/
/clusters/aurora-photonics/history/
/clusters/aurora-photonics/managers/
/clusters/aurora-photonics/completeness/
/clusters/aurora-photonics/register/
/events/of/aurora-photonics/new/
/news/of/aurora-photonics/new/
/directory/saved/
/accounts/2fa/
/accounts/email/
""".split()

STAFF = """
/clusters/queue/
/clusters/biowin/validate/
/audit/
""".split()

PAGES = [
    *((None, path) for path in VISITOR),
    *(("ana", path) for path in MANAGER),
    *(("olga", path) for path in STAFF),
]
