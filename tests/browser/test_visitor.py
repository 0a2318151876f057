def test_a_visitor_goes_from_the_home_page_to_a_search_with_two_filters(visit):
    page = visit()
    page.goto("/")
    page.get_by_role("link", name="Taking stock").or_(page.locator(".cards h3 a").first).first.click()
    assert page.url.endswith("/forums/ukraine-japan/2026/")

    page.locator(".programme h3 a").last.click()
    assert "/forums/ukraine-japan/2026/" in page.url
    assert page.locator("article[data-statement], [data-statement]").count() > 0

    speaker = page.locator("a[href^='/speakers/']").first
    name = speaker.inner_text()
    speaker.click()
    assert page.locator("h1").inner_text() == name

    theme = page.locator("main a[href^='/themes/']").first
    name = theme.inner_text()
    theme.click()
    assert page.locator("h1").inner_text() == name

    page.locator("main a[href^='/search/?theme=']").first.click()
    before = int(page.locator("[data-total]").get_attribute("data-total"))
    value = page.locator("[data-facet=speaker] [data-value]").first
    count = int(value.get_attribute("data-count"))
    value.get_by_role("link").click()
    assert "theme=" in page.url and "speaker=" in page.url
    assert int(page.locator("[data-total]").get_attribute("data-total")) == count <= before
    assert page.locator("article[data-statement]").count() == min(count, 20)

    page.get_by_role("list", name="Filters").get_by_role("link").first.click()
    page.get_by_role("searchbox").first.fill("defence")
    page.keyboard.press("Enter")
    assert "q=defence" in page.url
    assert page.locator("mark").count() > 0


def test_the_keyboard_reaches_the_content_first(visit):
    page = visit()
    page.goto("/forums/ukraine-japan/2026/soft-power/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
