"""What a GET answers to nobody, cleo, ben, ana and olga, by a name for each case."""

OPEN = (200, 200, 200, 200, 200)
SENT_ON = (302, 302, 302, 302, 302)
MISSING = (404, 404, 404, 404, 404)
SIGNED_IN = (302, 200, 200, 200, 200)
#: Changes something, so a GET is refused (after asking whoever is not signed in to do so).
POST_ONLY = (302, 405, 405, 405, 405)
KEEPERS = (302, 403, 403, 200, 200)
STAFF = (302, 403, 403, 403, 200)
#: Belongs to ana alone, from staff too.
ANAS_OWN = (302, 404, 404, 200, 404)
#: There is no authenticator app to see or to remove.
NOTHING_YET = (302, 404, 404, 404, 404)
#: For whoever is not signed in; others are sent to their own page.
STRANGERS = (200, 302, 302, 302, 302)

#: For whoever keeps any cluster; each sees the calls that they keep.
PORTFOLIO = (302, 403, 403, 200, 200)
#: For the project's team, which is none of them.
TEAMS = (302, 404, 404, 403, 403)

HIDDEN = (404, 404, 404, 200, 200)
HIDDEN_FROM_ALL = (404, 404, 404, 404, 200)
HIDDEN_KEEPERS = (302, 404, 404, 200, 200)
