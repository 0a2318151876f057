"""What a supervisor asks of the running site."""

from django.db import connection
from django.db.utils import Error as DatabaseError
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from django_extras.migration_checks import waiting_migrations


@require_safe
def healthz(request):
    """Whether this process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_safe
def readyz(request):
    """Whether the site can be used: the database is reached and every migration applied."""
    try:
        waiting = waiting_migrations(connection)
    except DatabaseError:
        return HttpResponse("the database is not reached", status=503, content_type="text/plain")
    if waiting:
        return HttpResponse(f"{len(waiting)} migrations are not applied", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")
