"""A slug is corrected on the desk: what will change is shown first, and every old address leads on."""

import pytest
from django.contrib.redirects.models import Redirect

from proceedings.editorial.publishing import retire_address
from tests.admin.desk import address, messages_of
from tests.pages import Page

FLOODS = "/forums/river-forum/2024/floods/"


@pytest.fixture(autouse=True)
def logged_in(client, publisher):
    client.force_login(publisher)


def page_of(record):
    return f"/admin/rename/{record._meta.model_name}/{record.pk}/"


def asked(client, record, slug):
    """What the page says of `slug` before anything is changed: (what is refused, pairs of addresses)."""
    response = client.get(page_of(record), {"slug": slug})
    page = Page(response)
    pairs = list(zip(page.texts("th", class_="old"), page.texts("td", class_="new"), strict=True))
    return [error for errors in response.context["form"].errors.values() for error in errors], pairs


def test_a_renamed_panel_leads_on_from_its_page_its_files_and_all_below(client, world):
    refused, pairs = asked(client, world.panel, "after-the-floods")
    assert refused == []
    before = {FLOODS, f"{FLOODS}card.png", f"{FLOODS}marsh-1/", f"{FLOODS}kruk-1/", f"{FLOODS}mori-1/"}
    files = [f"{name}.{form}" for name in ("floods", "floods.takeaways") for form in ("bib", "ris", "csl.json")]
    assert {old for old, _ in pairs} == before | {f"/forums/river-forum/2024/{file}" for file in files}
    assert not Redirect.objects.exists()

    answer = client.post(page_of(world.panel), {"slug": "after-the-floods"}, follow=True)
    assert messages_of(answer) == ["Its address is /forums/river-forum/2024/after-the-floods/ now."]
    assert answer.redirect_chain == [(address("change", type(world.panel), world.panel.pk), 302)]
    assert Redirect.objects.count() == 3 * len(pairs)
    client.logout()
    for prefix in ("", "/uk", "/ja"):
        for old, new in pairs:
            assert client.get(prefix + old).status_code == 301, old
            assert client.get(prefix + old).url == prefix + new
            assert client.get(prefix + new).status_code == 200, new


@pytest.mark.parametrize(
    ("record", "slug", "old", "new"),
    [
        (
            lambda w: w.forum,
            "rivers",
            "/forums/river-forum/2024/floods/marsh-1/",
            "/forums/rivers/2024/floods/marsh-1/",
        ),
        (lambda w: w.edition, "2024-spring", "/forums/river-forum/2024.ics", "/forums/river-forum/2024-spring.ics"),
        (lambda w: w.dykes, "marsh-dykes", f"{FLOODS}marsh-1/", f"{FLOODS}marsh-dykes/"),
        (lambda w: w.ada, "ada-swamp", "/speakers/ada-marsh/feed.atom", "/speakers/ada-swamp/feed.atom"),
        (lambda w: w.institute, "institute", "/organisations/water-institute/", "/organisations/institute/"),
        (lambda w: w.floods, "dykes", "/themes/flood-defence/feed.atom", "/themes/dykes/feed.atom"),
    ],
)
def test_each_kind_of_record_with_a_page_is_renamed(client, world, record, slug, old, new):
    record = record(world)
    assert (old, new) in asked(client, record, slug)[1]
    client.post(page_of(record), {"slug": slug})
    assert (client.get(old).status_code, client.get(old).url) == (301, new)
    assert client.get(new).status_code == 200


def test_nobody_is_led_on_to_what_only_a_draft_has(client, world):
    for record, slug in [
        (world.draft, "2025-autumn"), (world.droughts, "still-quiet"), (world.secret, "secret-deal"),
        (world.dan, "dan-hidden"), (world.bureau, "other-bureau"),
    ]:  # fmt: skip
        assert asked(client, record, slug) == ([], [])
        client.post(page_of(record), {"slug": slug})
        record.refresh_from_db()
        assert record.slug == slug
    assert not Redirect.objects.exists()
    client.logout()
    assert client.get("/forums/river-forum/2025/").status_code == 404
    assert client.get("/speakers/dan-secret/").status_code == 404


@pytest.mark.parametrize(
    ("record", "slug", "sentence"),
    [
        (lambda w: w.panel, "opening", "“opening” is the slug of “Opening”."),
        (lambda w: w.ada, "borys-kruk", "“borys-kruk” is the slug of “Borys Kruk”."),
        (lambda w: w.panel, "floods", "This is its slug already."),
        (lambda w: w.panel, "matrix", "“matrix” and “changes” are pages of their own."),
        (lambda w: w.panel, "changes", "“matrix” and “changes” are pages of their own."),
        (lambda w: w.edition, "spring", "Begin with the year, e.g. 2026."),
        (
            lambda w: w.panel,
            "two words",
            "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
        ),
        (lambda w: w.panel, "", "This field is required."),
        (
            lambda w: w.panel,
            "dykes",
            "“/forums/river-forum/2024/dykes/” is an old address that leads to “/forums/river-forum/2024/opening/”: "
            "choose another slug.",
        ),
    ],
)
def test_a_slug_that_cannot_be_taken_is_refused_with_a_sentence(client, world, record, slug, sentence):
    retire_address("/forums/river-forum/2024/dykes/", "/forums/river-forum/2024/opening/")
    record, before = record(world), list(Redirect.objects.values())
    assert asked(client, record, slug) == ([sentence], [])
    response = client.post(page_of(record), {"slug": slug})
    assert response.context["form"].errors == {"slug": [sentence]}
    assert type(record).objects.get(pk=record.pk).slug == record.slug
    assert list(Redirect.objects.values()) == before


def test_a_slug_can_be_taken_back(client, world):
    client.post(page_of(world.panel), {"slug": "dykes"})
    client.post(page_of(world.panel), {"slug": "floods"})
    assert client.get("/forums/river-forum/2024/dykes/").url == FLOODS
    assert client.get(FLOODS).status_code == 200


def test_the_form_of_a_record_with_a_page_links_to_it(client, editor, world):
    records = [world.forum, world.edition, world.panel, world.dykes, world.ada, world.institute, world.floods]
    forms = {record: address("change", type(record), record.pk) for record in records}
    for record, form in forms.items():
        assert page_of(record) in Page(client.get(form)).links, record
    without = [world.report, world.dykes.appearance, world.takeaway]
    pages = [client.get(address("change", type(record), record.pk)).content.decode() for record in without]
    client.force_login(editor)
    pages += [client.get(form).content.decode() for form in forms.values()]
    assert ["/admin/rename/" in page for page in pages] == [False] * 10


def test_what_has_no_slug_to_change_is_not_there(client, world):
    assert client.get(page_of(world.takeaway)).status_code == 404
    assert client.get("/admin/rename/panel/0/").status_code == 404
