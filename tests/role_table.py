"""Who gets what by GET, for every address: nobody, cleo (a stranger), ben (works for a
member), ana (keeps the cluster), olga (staff).

A second row is what they get about the hidden thing (a cluster that is not published, a
draft event, a hidden organisation). An address without a row fails the walk.
"""

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

HIDDEN = (404, 404, 404, 200, 200)
HIDDEN_FROM_ALL = (404, 404, 404, 404, 200)
HIDDEN_KEEPERS = (302, 404, 404, 200, 200)

SEEN = {
    "home:front": OPEN,
    "home:my_work": SIGNED_IN,
    "home:erase": SENT_ON,  # signing in, or signing in once more
    "core:live": OPEN,
    "core:ready": OPEN,
    "core:security": OPEN,
    "core:language": SENT_ON,
    "activity:notices": SIGNED_IN,
    "activity:choices": SIGNED_IN,
    "activity:stop": OPEN,  # the link's signature lets in
    "activity:audit": STAFF,
    "accounts:settings": SIGNED_IN,
    "accounts:consents": SIGNED_IN,
    "accounts:export": SIGNED_IN,
    "accounts:privacy": OPEN,
    "accounts:terms": OPEN,
    # --- clusters
    "clusters:page": (OPEN, HIDDEN),
    "clusters:claim": (OPEN, HIDDEN),
    "clusters:register": SIGNED_IN,
    "clusters:autosave_registration": POST_ONLY,
    "clusters:queue": STAFF,
    "clusters:accept_invitation": OPEN,  # the token lets in to read it, not to accept it
    "clusters:editing": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:edit": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:autosave": POST_ONLY,
    "clusters:discard_draft": POST_ONLY,
    "clusters:history": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:restore": POST_ONLY,
    "clusters:submit": POST_ONLY,
    "clusters:validate": (STAFF, (302, 404, 404, 403, 200)),
    "clusters:managers": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:remove_manager": POST_ONLY,
    "clusters:withdraw_invitation": POST_ONLY,
    # those who keep it already are sent to the page
    "clusters:request_access": ((302, 200, 200, 302, 302), (302, 404, 404, 302, 302)),
    "clusters:answer_request": POST_ONLY,
    "clusters:completeness": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:confirm_section": POST_ONLY,
    "clusters:members": (OPEN, HIDDEN),
    "clusters:members_map": (OPEN, HIDDEN),
    "clusters:register_of": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:add_member": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:import_members": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:export_register": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:edit_member": (KEEPERS, HIDDEN_KEEPERS),
    "clusters:end_member": POST_ONLY,
    "clusters:remove_member": POST_ONLY,
    # --- organisations and projects
    "organisations:names": SIGNED_IN,
    "organisations:duplicates": STAFF,
    "organisations:decide": POST_ONLY,
    "organisations:take_apart": POST_ONLY,
    "organisations:page": (OPEN, HIDDEN_FROM_ALL),
    "organisations:edit": (KEEPERS, (302, 404, 404, 404, 200)),
    "projects:list": OPEN,
    "projects:partners_map": (OPEN, HIDDEN_FROM_ALL),
    "projects:network_of_organisation": (OPEN, HIDDEN_FROM_ALL),
    "projects:network_of_cluster": (OPEN, HIDDEN),
    "projects:page": (OPEN, HIDDEN_FROM_ALL),
    "projects:add": KEEPERS,
    "projects:of_cluster": (OPEN, HIDDEN),
    "projects:edit": (KEEPERS, (302, 404, 404, 404, 200)),
    # --- events and publications
    "events:list": OPEN,
    "events:calendar": OPEN,
    "events:feed": OPEN,
    "events:of_cluster": (OPEN, HIDDEN),
    "events:calendar_of_cluster": (OPEN, MISSING),  # feeds hold what everybody may see
    "events:feed_of_cluster": (OPEN, MISSING),
    "events:add": (KEEPERS, HIDDEN_KEEPERS),
    "events:page": (OPEN, HIDDEN),
    "events:calendar_of_event": (OPEN, HIDDEN),
    "events:edit": (KEEPERS, HIDDEN_KEEPERS),
    "events:publish": POST_ONLY,
    "events:unpublish": POST_ONLY,
    "events:delete": POST_ONLY,
    "publications:list": OPEN,
    "publications:feed": OPEN,
    "publications:of_cluster": (OPEN, HIDDEN),
    "publications:feed_of_cluster": (OPEN, MISSING),
    "publications:add": (KEEPERS, HIDDEN_KEEPERS),
    "publications:news": (OPEN, HIDDEN),
    "publications:practice": (OPEN, HIDDEN),
    "publications:edit": (KEEPERS, HIDDEN_KEEPERS),
    "publications:publish": POST_ONLY,
    "publications:unpublish": POST_ONLY,
    "publications:delete": POST_ONLY,
    "cooperation:list": OPEN,
    "cooperation:network": (OPEN, HIDDEN),
    "cooperation:agreements": OPEN,
    # --- directory and vocabularies
    "directory:search": OPEN,
    "directory:suggest": OPEN,
    "directory:map_data": OPEN,
    "directory:outlines": OPEN,
    "directory:compare": OPEN,
    "directory:export": OPEN,
    "directory:opensearch": OPEN,
    "directory:saved": SIGNED_IN,
    "directory:save": SIGNED_IN,
    "directory:edit_saved": ANAS_OWN,
    "directory:delete_saved": POST_ONLY,
    "directory:stop_alert": OPEN,  # the link's signature lets in
    "taxonomies:schemes": OPEN,
    "taxonomies:suggest": OPEN,
    "taxonomies:scheme": OPEN,
    "taxonomies:term": OPEN,
    # --- calls
    "calls:list": OPEN,
    "calls:calendar": OPEN,
    "calls:feed": OPEN,
    "calls:add": STAFF,
    "calls:add_for_cluster": (KEEPERS, HIDDEN_KEEPERS),
    "calls:page": (OPEN, HIDDEN),
    "calls:calendar_of_call": (OPEN, HIDDEN),
    "calls:edit": (KEEPERS, HIDDEN_KEEPERS),
    "calls:publish": POST_ONLY,
    "calls:take_off": POST_ONLY,
    # --- consortia
    "proposals:list": SIGNED_IN,
    "proposals:new": SIGNED_IN,
    "proposals:board": ANAS_OWN,
    "proposals:edit": ANAS_OWN,
    "proposals:export": ANAS_OWN,
    "proposals:team_map": ANAS_OWN,
    "proposals:accept_share": OPEN,  # the token lets in to read it, not to accept it
    "proposals:delete": POST_ONLY,
    "proposals:add_partner": POST_ONLY,
    "proposals:change_partner": POST_ONLY,
    "proposals:remove_partner": POST_ONLY,
    "proposals:readmit": POST_ONLY,
    "proposals:add_role": POST_ONLY,
    "proposals:fill_role": POST_ONLY,
    "proposals:drop_role": POST_ONLY,
    "proposals:comment": POST_ONLY,
    "proposals:share": POST_ONLY,
    "proposals:let_write": POST_ONLY,
    "proposals:unshare": POST_ONLY,
    "proposals:begin": (SIGNED_IN, HIDDEN_KEEPERS),
    "proposals:of_call": (KEEPERS, HIDDEN_KEEPERS),
    "proposals:export_of_call": (KEEPERS, HIDDEN_KEEPERS),
    "proposals:grace": (KEEPERS, HIDDEN_KEEPERS),
    "proposals:mine": SIGNED_IN,
    "proposals:proposal": ANAS_OWN,
    "proposals:facts": ANAS_OWN,
    "proposals:submit": POST_ONLY,
    "proposals:withdraw": POST_ONLY,
    "proposals:open_again": POST_ONLY,
    "proposals:write": ANAS_OWN,
    "proposals:history": ANAS_OWN,
    "proposals:answer_file": (302, 404, 404, 404, 404),
    "proposals:remove_file": POST_ONLY,
    "proposals:plan": ANAS_OWN,
    "proposals:budget": ANAS_OWN,
    "proposals:commitments": ANAS_OWN,
    "proposals:sign": SENT_ON,  # signing in, or signing in once more
    "proposals:submission": HIDDEN_KEEPERS,
    "proposals:document": HIDDEN_KEEPERS,
    "proposals:submission_file": (302, 404, 404, 404, 404),
    # --- matching
    "matching:find": OPEN,
    "matching:names": OPEN,
    "matching:export": OPEN,
    "matching:build": OPEN,
    "matching:take": POST_ONLY,
    "matching:similar": (OPEN, HIDDEN_FROM_ALL),
    "matching:calls_for": (OPEN, HIDDEN_FROM_ALL),
    "matching:introductions": SIGNED_IN,
    "matching:introduce": (SIGNED_IN, (302, 404, 404, 404, 200)),
    "matching:introduction": ANAS_OWN,
    "matching:withdraw": POST_ONLY,
    "matching:note_outcome": POST_ONLY,
    # --- bringing a page in
    "sources:new": SIGNED_IN,
    "sources:review": ANAS_OWN,
    "sources:into": POST_ONLY,
    # --- open data and the API
    "opendata:jsonld": (OPEN, HIDDEN),
    "opendata:markdown": (OPEN, HIDDEN),
    "opendata:csv": (OPEN, HIDDEN),
    "opendata:pdf": (OPEN, HIDDEN),
    "opendata:vcard": (OPEN, HIDDEN),
    "opendata:catalogue": OPEN,
    "opendata:clusters": OPEN,
    "opendata:clusters_metadata": OPEN,
    "opendata:robots": OPEN,
    "opendata:sitemap": OPEN,
    "opendata:part": OPEN,
    "api:docs": OPEN,
    "api-v1:openapi-json": OPEN,
    "api-v1:api-root": MISSING,
    "api-v1:list_clusters": OPEN,
    "api-v1:get_cluster": (OPEN, HIDDEN),
    "api-v1:list_organisations": OPEN,
    "api-v1:get_organisation": (OPEN, HIDDEN_FROM_ALL),
    "api-v1:list_projects": OPEN,
    "api-v1:get_project": (OPEN, HIDDEN_FROM_ALL),
    "api-v1:list_events": OPEN,
    "api-v1:list_news": OPEN,
    "api-v1:list_practices": OPEN,
    "api-v1:list_terms": OPEN,
    "api-v1:list_countries": OPEN,
    # --- signing in
    "account_login": STRANGERS,
    "account_logout": SIGNED_IN,
    "account_inactive": OPEN,
    "account_signup": STRANGERS,
    "account_reauthenticate": SIGNED_IN,
    "account_email": SIGNED_IN,
    "account_email_verification_sent": OPEN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SENT_ON,  # who has a password changes it elsewhere
    "account_reset_password": OPEN,
    "account_confirm_login_code": SENT_ON,  # only in the middle of signing in
    "account_confirm_email": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
    "account_reset_password_done": OPEN,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": SENT_ON,  # only in the middle of signing in
    "mfa_reauthenticate": SENT_ON,
    "mfa_activate_totp": SENT_ON,  # signing in once more
    "mfa_deactivate_totp": NOTHING_YET,
    "mfa_view_recovery_codes": NOTHING_YET,
    "mfa_generate_recovery_codes": SENT_ON,
    "mfa_download_recovery_codes": NOTHING_YET,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SENT_ON,
    "mfa_reauthenticate_webauthn": SENT_ON,
    "mfa_remove_webauthn": SENT_ON,
    "mfa_edit_webauthn": SENT_ON,
    "mfa_login_webauthn": SENT_ON,  # answers the sign-in page's own script only
    "socialaccount_login_cancelled": OPEN,
    "socialaccount_login_error": (401,) * 5,
    "socialaccount_signup": SENT_ON,  # only in the middle of joining
    "socialaccount_connections": SIGNED_IN,
    "openid_connect_login": MISSING,  # no provider unless a site names one
    "openid_connect_callback": MISSING,
    # --- former addresses of allauth
    "social/login/cancelled/": (301,) * 5,
    "social/login/error/": (301,) * 5,
    "social/signup/": (301,) * 5,
    "social/connections/": (301,) * 5,
}
