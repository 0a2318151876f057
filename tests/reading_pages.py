"""A page as its reader meets it: links with what they say, counts with where they lead."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.html import strip_tags


@dataclass(frozen=True)
class Link:
    href: str
    attributes: dict


class Links(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "a":
            attributes = dict(attributes)
            self.found.append(Link(attributes["href"], attributes))


def links(response):
    return Links(response.content.decode()).found


def counted_links(response):
    """(address, count) of every link that says how many statements are behind it."""
    return [
        (link.href, int(link.attributes["data-count"])) for link in links(response) if "data-count" in link.attributes
    ]


def words(response):
    """The page's text, its white space as single blanks."""
    return " ".join(strip_tags(response.content.decode().replace("<", " <")).split())
