"""What a WSGI server (granian in production) loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.settings")
application = get_wsgi_application()
