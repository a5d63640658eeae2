"""What a web server calls: `gunicorn caicach.web.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from caicach.actions.words import check_book, content


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caicach.settings")
application = get_wsgi_application()
content(), check_book()  # read once here, before the first page asks
