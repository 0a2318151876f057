"""The site's addresses and one more, `/bare/`: a view that does nothing, as the measure of what Django itself costs."""

from django.http import HttpResponse
from django.urls import path

from config.urls import urlpatterns as site


def bare(request):
    return HttpResponse("Nothing.")


urlpatterns = [path("bare/", bare), *site]
