"""A page as its reader has it: words, statements, facets, links."""

from collections import defaultdict
from html.parser import HTMLParser

VOID = {"base", "meta", "link", "input", "br", "img", "hr", "source", "wbr"}
WITHIN_A_LINE = {"a", "b", "em", "i", "mark", "small", "span", "strong", "time"}


class Element:
    def __init__(self, tag, attributes, above):
        self.tag, self.attributes, self.above = tag, attributes, above
        self.parts = []

    @property
    def text(self):
        return " ".join("".join(self.parts).split())

    def get(self, name):
        return self.attributes.get(name)

    def within(self, name):
        """The value of the attribute `name` of the nearest element around this one that has it."""
        return next((each.get(name) for each in reversed(self.above) if name in each.attributes), None)


class Page(HTMLParser):
    """`response` read as HTML; raises AssertionError where its status is not the one expected."""

    def __init__(self, response, status=200):
        super().__init__()
        assert response.status_code == status
        self.html = response.content.decode()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(self.html)
        assert [each.tag for each in self.open] == []

    def handle_starttag(self, tag, attributes):
        element = Element(tag, dict(attributes), tuple(self.open))
        self.elements.append(element)
        self.separate(tag)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        """`<br />`, as Django's own pages have it."""
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag, f"</{tag}> closes another element, {self.getpos()}"
        self.separate(tag)

    def separate(self, tag):
        if tag not in WITHIN_A_LINE:
            self.handle_data(" ")

    def handle_data(self, data):
        for element in self.open:
            element.parts.append(data)

    def all(self, tag=None, **attributes):
        """Elements in order, `class_="chips"` for a class, `data_value="…"` for `data-value`."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [each for each in self.elements if tag in (None, each.tag) and fits(each, wanted)]

    def texts(self, tag=None, **attributes):
        return [each.text for each in self.all(tag, **attributes)]

    @property
    def heading(self):
        (heading,) = self.texts("h1")
        return heading

    @property
    def words(self):
        return self.texts("body")[0]

    @property
    def main(self):
        return self.texts("main")[0]

    @property
    def statements(self):
        """Their numbers, in order."""
        return [int(each.get("data-statement")) for each in self.all("article") if each.get("data-statement")]

    @property
    def total(self):
        (total,) = [each for each in self.elements if "data-total" in each.attributes]
        assert total.text == total.get("data-total")
        return int(total.text)

    @property
    def facets(self):
        """`{name: {value: count}}`, values in the order of the page."""
        found: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for each in self.elements:
            if "data-value" in each.attributes:
                found[each.within("data-facet")][each.get("data-value")] = int(each.get("data-count"))
        return dict(found)

    @property
    def marks(self):
        return self.texts("mark")

    @property
    def links(self):
        return [each.get("href") for each in self.all("a") if each.get("href")]

    @property
    def alternates(self):
        """`{media type: address}`."""
        return {each.get("type"): each.get("href") for each in self.all("link", rel="alternate")}

    def link(self, text):
        """Where the one link of that text leads."""
        (address,) = {each.get("href") for each in self.all("a") if each.text == text}
        return address


def fits(element, wanted):
    return all(
        value in (element.get(name) or "").split() if name == "class" else element.get(name) == value
        for name, value in wanted.items()
    )
