def test_a_visitor_goes_from_the_home_page_to_a_search_with_two_filters(visit):
    page = visit()
    page.goto("/")
    page.locator(".cards h3 a[href='/forums/ukraine-japan/2026/']").click()
    assert page.url.endswith("/forums/ukraine-japan/2026/")

    page.locator(".programme h3 a").last.click()
    assert page.url.endswith("/forums/ukraine-japan/2026/soft-power/")

    follow(page, ".turn a[href^='/speakers/']")
    assert "/speakers/" in page.url
    follow(page, "main a[href^='/themes/']:not(nav a)")
    assert "/themes/" in page.url

    page.locator("h2 a[href^='/search/?theme=']").click()
    before = total(page)
    value = page.locator("[data-facet=speaker] [data-value]").first
    count = int(value.get_attribute("data-count"))
    value.get_by_role("link").first.click()
    page.wait_for_url("**speaker=**")
    assert "theme=" in page.url
    assert total(page) == count <= before
    assert page.locator("article[data-statement]").count() == min(count, 20)


def follow(page, link):
    """Follow the first such link: the page that opens is called as the link was."""
    name = page.locator(link).first.inner_text()
    page.locator(link).first.click()
    assert page.locator("h1").inner_text() == name


def total(page):
    return int(page.locator("[data-total]").get_attribute("data-total"))


def test_words_are_searched_within_the_filters_and_marked(visit):
    page = visit()
    page.goto("/search/?edition=ukraine-japan/2026")
    page.locator("input[name=q]").fill("air defence")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=air**")
    assert "edition=" in page.url
    assert page.locator("mark").count() > 0
    within = total(page)
    page.get_by_role("list", name="How the search was read").get_by_role("link", name="Edition").click()
    page.wait_for_url(lambda address: "edition=" not in address)
    assert total(page) >= within > 0


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit()
    page.goto("/forums/ukraine-japan/2026/soft-power/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
