"""Every public address, in one list."""

from django.contrib import admin
from django.urls import path

from proceedings import health, views
from proceedings.search import views as search_views

urlpatterns = [
    path("", views.home, name="home"),
    path("forums/", views.forums, name="forums"),
    path("forums/<slug:forum>/", views.forum, name="forum"),
    path("forums/<slug:forum>/<slug:edition>/", views.edition, name="edition"),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>/", views.panel, name="panel"),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>/<slug:statement>/", views.statement, name="statement"),
    path("s/", views.numbers, name="numbers"),
    path("s/<int:number>/", views.cite, name="cite"),
    path("speakers/", views.speakers, name="speakers"),
    path("speakers/<slug:slug>/", views.speaker, name="speaker"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/<slug:slug>/", views.organisation, name="organisation"),
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("search/", search_views.search, name="search"),
    path("search.json", search_views.search_json, name="search-json"),
    path("search.csv", search_views.search_csv, name="search-csv"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
]
