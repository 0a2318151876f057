import os

from django.core.wsgi import get_wsgi_application

from proceedings.text.lexemes import readings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

# The Ukrainian dictionary takes most of a second to load: now, rather than in somebody's first search.
readings("Київ")
