"""The WSGI application that granian serves. Not here: settings."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamrah.config.settings")
application = get_wsgi_application()
