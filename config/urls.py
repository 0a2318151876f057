"""Every public address: those that each language has behind its code, and those that stand for all."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter

from proceedings.admin import history_pages, merge_pages, release_pages, rename_pages
from proceedings.views import calendars, downloads, embeds, feeds, health, pages, search, sitemaps

register_converter(downloads.FormatConverter, "citation")

# The desk's own pages, beside Django's.
desk = [
    path("editions/<int:pk>/release/", admin.site.admin_view(release_pages.release), name="release"),
    path("merge/<slug:kind>/<int:pk>/", admin.site.admin_view(merge_pages.choose), name="merge-choose"),
    path("merge/<slug:kind>/<int:pk>/<int:other>/", admin.site.admin_view(merge_pages.merge), name="merge"),
    path("rename/<slug:kind>/<int:pk>/", admin.site.admin_view(rename_pages.rename), name="rename"),
    path("history/", admin.site.admin_view(history_pages.acts), name="acts"),
    path("history/<uuid:key>/", admin.site.admin_view(history_pages.act), name="act"),
    path("history/<slug:model>/<int:event>/restore/", admin.site.admin_view(history_pages.restore), name="restore"),
]

in_each_language = [
    path("", pages.home, name="home"),
    path("forums/", pages.forums, name="forums"),
    path("forums/<slug:forum>/", pages.forum, name="forum"),
    path("forums/<slug:forum>/matrix/", pages.forum_matrix, name="forum-matrix"),
    path("forums/<slug:forum>/<slug:edition>/", pages.edition, name="edition"),
    path("forums/<slug:forum>/<slug:edition>/matrix/", pages.edition_matrix, name="edition-matrix"),
    path("forums/<slug:forum>/<slug:edition>/changes/", pages.changes, name="changes"),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>/", pages.panel, name="panel"),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>/<slug:statement>/", pages.statement, name="statement"),
    path("s/<int:number>/versions/<int:version>/", pages.version, name="version"),
    # Citations, as files for reference managers: .bib, .ris, .csl.json
    path("s/<int:number>.<citation:format>", downloads.statement, name="statement-citation"),
    path("forums/<slug:forum>/<slug:edition>.<citation:format>", downloads.edition, name="edition-citation"),
    path(
        "forums/<slug:forum>/<slug:edition>.takeaways.<citation:format>",
        downloads.takeaways,
        name="edition-takeaway-citations",
    ),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>.<citation:format>", downloads.panel, name="panel-citation"),
    path(
        "forums/<slug:forum>/<slug:edition>/<slug:panel>.takeaways.<citation:format>",
        downloads.takeaways,
        name="panel-takeaway-citations",
    ),
    path("search.<citation:format>", downloads.search, name="search-citations"),
    path("speakers/", pages.speakers, name="speakers"),
    path("speakers/<slug:slug>/", pages.speaker, name="speaker"),
    path("organisations/", pages.organisations, name="organisations"),
    path("organisations/<slug:slug>/", pages.organisation, name="organisation"),
    path("themes/", pages.themes, name="themes"),
    path("themes/<slug:slug>/", pages.theme, name="theme"),
    path("figures/", pages.figures, name="figures"),
    path("search/", search.search, name="search"),
    path("search.json", search.search_json, name="search-json"),
    path("search.csv", search.search_csv, name="search-csv"),
    path("search.atom", feeds.search_feed, name="search-feed"),
    path("feeds/", pages.feeds, name="feeds"),
    path("feeds/editions.atom", feeds.EditionsFeed.as_view(), name="editions-feed"),
    path("feeds/editions.ics", calendars.editions, name="editions-calendar"),
    path("speakers/<slug:slug>/feed.atom", feeds.SpeakerFeed.as_view(), name="speaker-feed"),
    path("themes/<slug:slug>/feed.atom", feeds.ThemeFeed.as_view(), name="theme-feed"),
    path("forums/<slug:forum>/<slug:edition>.ics", calendars.edition, name="edition-calendar"),
    # Links shown elsewhere.
    path("card.png", embeds.archive_card, name="card"),
    path("s/<int:number>/card.png", embeds.statement_card, name="statement-card"),
    path("s/<int:number>/embed/", embeds.embed, name="embed"),
    path("forums/<slug:forum>/<slug:edition>/card.png", embeds.edition_card, name="edition-card"),
    path("forums/<slug:forum>/<slug:edition>/<slug:panel>/card.png", embeds.panel_card, name="panel-card"),
    path("admin/", include((desk, "desk"))),
    path("admin/", admin.site.urls),
]

urlpatterns = [
    # The permanent address of a statement, or of a corrected takeaway, the same for readers of every language.
    path("s/", pages.numbers, name="numbers"),
    path("s/<int:number>/", pages.cite, name="cite"),
    # For programs.
    path("oembed", embeds.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap_section, name="sitemap-section"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("llms.txt", sitemaps.llms, name="llms"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    *i18n_patterns(*in_each_language, prefix_default_language=False),
]
