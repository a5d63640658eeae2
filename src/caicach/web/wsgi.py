"""What a web server calls: `gunicorn caicach.web.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.settings")
application = get_wsgi_application()
