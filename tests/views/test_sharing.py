"""Links to the archive shown elsewhere: the card's words and picture, oEmbed, the page for a frame."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from proceedings.choices import Attribution
from proceedings.outputs import preview_images
from proceedings.outputs.link_previews import preview
from proceedings.outputs.preview_images import Face, PreviewCard
from tests.outputs.test_citations import HARD

WIDTH = preview_images.WIDTH - 2 * preview_images.MARGIN


def picture(response):
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    return Image.open(BytesIO(response.content))


# --- Cards ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["/card.png", "/s/{}/card.png", "/forums/river-forum/2024/card.png", "/forums/river-forum/2024/floods/card.png"],
)
def test_cards_are_pictures_kept_for_a_day(world, client, address):
    address = address.format(world.sensors.number)
    response = client.get(address)
    assert picture(response).size == (1200, 630)
    assert response["Cache-Control"] == "public, max-age=86400"
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_card_changes_with_its_words(world, client):
    address = f"/s/{world.sensors.number}/card.png"
    before = client.get(address)
    world.sensors.text = "Sensors failed us."
    world.sensors.save()
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert ImageChops.difference(picture(before), picture(after)).getbbox() is not None


def test_a_card_quotes_only_what_is_verbatim(world):
    assert preview(world.sensors).card == PreviewCard(
        kicker="River Forum 2024 · After the floods",
        words="“Sensors in the river bed warned us nine hours ahead.”",
        foot="Chiyo Mori, Professor, Delta University",
        archive="Forum archive",
    )
    assert preview(world.sirens).card == PreviewCard(
        kicker="Paraphrase · River Forum 2024 · After the floods",
        words="Kruk asked for sirens in every village before higher dykes are built.",
        foot="Borys Kruk, Mayor of Lysets",
        archive="Forum archive",
    )


def test_the_card_of_a_statement_nobody_is_named_for_says_so(world):
    world.sirens.appearance, world.sirens.attribution = None, Attribution.UNATTRIBUTED
    assert preview(world.sirens).card.foot == "Speaker not named"


@pytest.mark.parametrize("text", [*HARD.values(), "", "a" * 400, "川" * 400], ids=[*HARD, "empty", "word", "kanji"])
def test_any_words_stay_within_the_card(text):
    image = Image.open(BytesIO(preview_images.png(PreviewCard(text, text, text, "Forum archive"))))
    right = image.crop(
        (preview_images.WIDTH - preview_images.MARGIN + 4, 0, preview_images.WIDTH, preview_images.HEIGHT)
    )
    assert {colour for _, colour in right.getcolors() or []} == {(253, 252, 249)}


def test_long_words_are_cut_behind_a_word_to_the_lines_there_are():
    face = Face(40)
    text = "Higher dykes along the delta would cost more than three billion. " * 9
    lines = preview_images.fitted(text, face, 3)
    assert len(lines) == 3
    assert lines[2].endswith("…") and f" {lines[2][:-1].split()[-1]}" in f" {text}"
    assert all(face.length(line) <= WIDTH for line in lines)
    assert preview_images.fitted("Short.", face, 3) == ["Short."]


def test_japanese_lines_break_between_characters_and_begin_with_no_full_stop():
    face = Face(40)
    lines = preview_images.wrapped("川の水位が上がった。F-16とAI。" * 12, face)
    assert len(lines) > 2
    assert "".join(lines) == "川の水位が上がった。F-16とAI。" * 12
    assert all(line[0] not in preview_images.NEVER_FIRST for line in lines)


@pytest.mark.parametrize("letters", ["ЇїЄєҐґІі", "ŌōŽžŁłČč", "日本語々、。", "“”‘’«»–—…"])
def test_the_fonts_have_every_letter(letters):
    face = Face(40)
    missing = {bytes(font.getmask("\U000f0000")) for _, font in face.runs("aあ")}
    for letter in letters:
        [(_, font)] = face.runs(letter)
        assert bytes(font.getmask(letter)) not in missing, letter


def test_latin_and_japanese_stand_on_one_baseline():
    image = Image.new("RGB", (400, 100), "white")
    Face(40).write(ImageDraw.Draw(image), (10, 60), "Hあ", "black")
    box = ImageChops.invert(image).getbbox()
    assert box and box[3] <= 66


# --- oEmbed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/s/{}/", "/forums/river-forum/2024/floods/mori-1/", "/s/{}/?utm_source=x#top"])
def test_a_statement_is_offered_for_embedding(world, client, path):
    number = world.sensors.number
    response = client.get("/oembed", {"url": f"http://testserver{path.format(number)}", "format": "json"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json() == {
        "type": "rich",
        "version": "1.0",
        "title": "Chiyo Mori – After the floods (River Forum 2024)",
        "author_name": "Chiyo Mori",
        "provider_name": "Forum archive",
        "provider_url": "http://testserver/",
        "thumbnail_url": f"http://testserver/s/{number}/card.png",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
        "width": 600,
        "height": 320,
        "html": f'<iframe src="http://testserver/s/{number}/embed/" '
        'title="Chiyo Mori – After the floods (River Forum 2024)" '
        'width="600" height="320" loading="lazy"></iframe>',
    }


def test_an_embedded_statement_is_no_larger_than_asked(world, client):
    asked = {"url": f"http://testserver/s/{world.sensors.number}/", "maxwidth": "300", "maxheight": "9000"}
    answer = client.get("/oembed", asked).json()
    assert (answer["width"], answer["height"]) == (300, 320)
    assert 'width="300" height="320"' in answer["html"]


def test_a_name_cannot_break_out_of_the_frame(world, client):
    world.chiyo.name = 'C" onload="alert(1)'
    world.chiyo.save()
    html = client.get("/oembed", {"url": f"http://testserver/s/{world.sensors.number}/"}).json()["html"]
    assert 'title="C&quot; onload=&quot;alert(1) – After' in html


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://elsewhere.example/s/{}/",
        "http://testserver/s/0/",
        "http://testserver/speakers/ada-marsh/",
        "http://testserver/nowhere/at/all",
        "http://[bad",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_not_embedded(world, client, address):
    assert client.get("/oembed", {"url": address.format(world.sensors.number)}).status_code == 404


def test_other_formats_are_not_answered(world, client):
    asked = {"url": f"http://testserver/s/{world.sensors.number}/", "format": "xml"}
    assert client.get("/oembed", asked).status_code == 501


# --- The page for a frame -------------------------------------------------------------------------------


def test_only_the_embedded_statement_may_stand_in_a_frame(world, client):
    embedded = client.get(f"/s/{world.sensors.number}/embed/")
    assert "X-Frame-Options" not in embedded.headers
    assert "frame-ancestors *" in embedded["Content-Security-Policy"]
    assert "default-src 'self'" in embedded["Content-Security-Policy"]
    page = client.get("/forums/river-forum/2024/floods/mori-1/")
    assert page["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_embedded_statement_says_who_and_whether_it_is_a_quotation(world, client):
    page = client.get(f"/s/{world.sirens.number}/embed/").content.decode()
    for words in ["Borys Kruk", "Mayor of Lysets", world.sirens.text, "A paraphrase in the archive’s words",
                  f'href="/s/{world.sirens.number}/"', 'target="_blank"']:  # fmt: skip
        assert words in page


def test_drafts_are_not_shared(world, admin_client):
    number = world.secret.number
    for address in [
        f"/s/{number}/card.png",
        f"/s/{number}/embed/",
        "/forums/river-forum/2025/card.png",
        "/forums/river-forum/2025/droughts/card.png",
        f"/oembed?url=http://testserver/s/{number}/",
        "/oembed?url=http://testserver/forums/river-forum/2025/droughts/secret-1/",
    ]:
        assert admin_client.get(address).status_code == 404
