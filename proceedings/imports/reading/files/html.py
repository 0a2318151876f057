"""Pages of the web: headings, paragraphs, items and tables of the article; what surrounds it is set aside."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from proceedings.imports.reading.files.source_text import Lines, one_line
from proceedings.imports.reading.files.tables import Row, add_table
from proceedings.imports.reading.files.text import decoded

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS = HEADINGS | {
    "p", "div", "li", "section", "article", "main", "blockquote", "tr", "td", "th", "table", "ul", "ol", "dl", "dt",
    "dd", "pre", "header", "figure", "figcaption", "hr", "address", "details", "summary", "body", "html",
    "caption", "center", "nav", "footer", "aside", "form", "fieldset", "dialog", "menu", "button", "legend",
}  # fmt: skip
UNSEEN = {
    "script", "style", "noscript", "template", "head", "iframe", "svg", "object", "canvas", "audio", "video", "select",
    "textarea", "datalist", "title",
}  # fmt: skip
FURNITURE = {
    "nav": "navigation", "footer": "page foot", "aside": "aside", "header": "page head", "button": "button",
    "figcaption": "caption", "dialog": "dialogue", "form": "form",
}  # fmt: skip
ROLES = {
    "navigation": "navigation", "banner": "page head", "contentinfo": "page foot", "complementary": "aside",
    "search": "form", "dialog": "dialogue", "alertdialog": "dialogue", "menu": "navigation", "menubar": "navigation",
}  # fmt: skip
# How sites name their furniture, as class or id.
NAMED = (
    ("cookies", re.compile(r"(?:cookie|gdpr|consent)[\w-]*", re.IGNORECASE)),
    ("breadcrumbs", re.compile(r"(?:[\w-]*[_-])?bread-?crumbs?(?:[_-][\w-]*)?", re.IGNORECASE)),
    ("newsletter", re.compile(r"(?:newsletter|subscribe|subscription)(?:[_-][\w-]*)?", re.IGNORECASE)),
    ("comments of readers", re.compile(r"comments|disqus_thread|comments?[_-]?(?:area|list|section)", re.IGNORECASE)),
    ("share buttons", re.compile(r"(?:share|sharing|social)[_-]?(?:buttons?|links?|icons?|bar|tools?)", re.IGNORECASE)),
)
# The same for names that a text might have as well: these are furniture if they hold links and little else.
NAMED_LINKS = (
    ("share buttons", re.compile(r"(?:[\w-]*[_-])?(?:share|sharing|social|addtoany)[\w-]*", re.IGNORECASE)),
    ("related pages", re.compile(r"(?:[\w-]*[_-])?(?:related|recommended|read-?more)[\w-]*", re.IGNORECASE)),
    (
        "navigation",
        re.compile(r"(?:[\w-]*[_-])?(?:nav|navbar|menu|tags|side-?bar)(?:[_-][\w-]*)?", re.IGNORECASE),
    ),
)
NEVER_FURNITURE = {"html", "body", "main", "article", "h1", "p"}
# Elements that must be closed; others close by themselves.
CONTAINER = re.compile(
    r"<(/?)(?!(?:p|li|d[dt]|t[rdh]|r[bpt]|br|hr|img|input|wbr|link|meta|col|area|base|embed|source|track|param|option)\b)"
    r"([a-z][\w-]*)",
    re.IGNORECASE,
)
DEEPEST, KEPT = 512, 100  # elements one in the other
LINKED = 0.6  # of its words are links, in what holds links and little else
MIN_SHARE_OF_PAGE = 0.4  # of its words; what holds more of them is no furniture, whatever its name
MIN_SHARE_OF_ARTICLES = 0.7
MIN_COUNT = 40  # characters of an article
PREFIXES = {"li": "• ", **dict.fromkeys(HEADINGS, "# ")}


def read_html(data: bytes) -> Lines:
    body = LexborHTMLParser(shallow(decode_as_declared(data))).body
    lines = Lines()
    if body is not None:
        Writer(lines, Page(body)).write(body)
    return lines


def decode_as_declared(data: bytes) -> str:
    declared = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096])
    try:
        return data.decode(declared[1].decode() if declared else "utf-8")
    except (UnicodeDecodeError, LookupError):
        return decoded(data)


def shallow(page: str) -> str:
    """The page with its deepest elements as line breaks, if it is nested deeper than any page is.

    Parsers of HTML look through all open elements at every tag, which takes the square of the time; browsers stop too.
    """
    if max((depth for _tag, depth in nested_tags(page)), default=0) <= DEEPEST:
        return page
    pieces, start = [], 0
    for tag, depth in nested_tags(page):
        if depth > KEPT:
            pieces += [page[start : tag.start()], "<br"]
            start = tag.end()
    return "".join([*pieces, page[start:]])


def nested_tags(page: str) -> Iterator[tuple[re.Match, int]]:
    """The tags of containers, each with the number of elements in which its own stands, itself included."""
    opened: Counter[str] = Counter()
    depth = 0
    for tag in CONTAINER.finditer(page):
        name = tag[2].lower()
        if not tag[1]:
            opened[name] += 1
            depth += 1
            yield tag, depth
        elif opened[name]:
            yield tag, depth
            opened[name] -= 1
            depth -= 1


class Step(NamedTuple):
    node: LexborNode
    tag: str
    opens: bool


def walk(root: LexborNode) -> Iterator[Step]:
    """Each node that is seen when it opens and again when it closes; without recursion, however deep it is."""
    stack = [Step(root, root.tag or "", True)]
    while stack:
        step = stack.pop()
        yield step
        if step.opens and step.tag != "-text":
            stack.append(step._replace(opens=False))
            child = step.node.last_child
            while child is not None:
                if (tag := child.tag or "") not in UNSEEN:
                    stack.append(Step(child, tag, True))
                child = child.prev


class Extent(NamedTuple):
    """What an element holds: characters, those in links, and headings of the first order."""

    words: int = 0
    linked: int = 0
    titles: int = 0


class Page:
    """The extents of a page's elements, and which of them is the article."""

    def __init__(self, body: LexborNode):
        self.extents: dict[int, Extent] = {}
        self.mains: list[LexborNode] = []
        self.articles: list[LexborNode] = []  # those in no other
        self.measure(body)
        self.article = self.find_article()

    def measure(self, body: LexborNode) -> None:
        words = linked = titles = links = depth = 0
        before: list[Extent] = []
        for node, tag, opens in walk(body):
            if tag == "-text":
                size = len((node.text_content or "").strip()) if opens else 0
                words, linked = words + size, linked + (size if links else 0)
            elif opens:
                before.append(Extent(words, linked, titles))
                links, titles = links + (tag == "a"), titles + (tag == "h1")
                if tag == "main":
                    self.mains.append(node)
                elif tag == "article":
                    self.articles += [] if depth else [node]
                    depth += 1
            else:
                start = before.pop()
                links, depth = links - (tag == "a"), depth - (tag == "article")
                if tag in BLOCKS:
                    extent = Extent(words - start.words, linked - start.linked, titles - start.titles)
                    self.extents[node.mem_id] = extent
        self.words = words

    def extent(self, node: LexborNode) -> Extent:
        return self.extents.get(node.mem_id, Extent())

    def find_article(self) -> int | None:
        """The element outside which nothing is of the article; None if there is no such."""
        main = max(self.mains, key=self.size_of, default=None)
        article = max(self.articles, key=self.size_of, default=None)
        others, main_size = sum(map(self.size_of, self.articles)), self.size_of(main) if main else 0
        if article and self.size_of(article) >= max(MIN_COUNT, MIN_SHARE_OF_ARTICLES * others, main_size / 2):
            return article.mem_id
        return main.mem_id if main and main_size >= MIN_COUNT else None

    def size_of(self, node: LexborNode) -> int:
        return self.extent(node).words

    def furniture(self, node: LexborNode, tag: str, inside: bool) -> str | None:
        """What furniture an element is, if it is any; `inside`: it stands in the article."""
        if tag in NEVER_FURNITURE or tag not in BLOCKS:
            return None
        extent = self.extent(node)
        if tag == "header" and (inside or (extent.titles and self.article is None)):
            return None
        if tag in FURNITURE and tag != "form":
            return FURNITURE[tag]
        if extent.words > max(MIN_COUNT, MIN_SHARE_OF_PAGE * self.words):
            return None
        return FURNITURE.get(tag) or self.furniture_by_name(node.attributes, extent)

    @staticmethod
    def furniture_by_name(attributes: dict, extent: Extent) -> str | None:
        if not attributes:
            return None
        if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            return "hidden text"
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
        named = [*NAMED, *(NAMED_LINKS if extent.linked >= LINKED * extent.words else ())]
        by_name = (what for what, pattern in named for name in names if len(name) < 80 and pattern.fullmatch(name))
        return ROLES.get(attributes.get("role") or "") or next(by_name, None)


@dataclass
class Table:
    rows: list[Row] = field(default_factory=list)
    flow: list[tuple[str, str]] = field(default_factory=list)  # its lines, and the tag each ends with
    is_layout: bool = False  # it only puts pieces of the page beside each other


class Writer:
    """The lines of a page, in order."""

    def __init__(self, lines: Lines, page: Page):
        self.lines, self.page = lines, page
        self.words: list[str] = []  # of the line that is being read
        self.in_article = page.article is None
        self.aside = ("", 0)  # what furniture is being read, and the element it is
        self.tables: list[Table] = []  # those that are open

    def write(self, body: LexborNode) -> None:
        for node, tag, opens in walk(body):
            if tag == "-text":
                self.words.append((node.text_content or "") if opens else "")
            elif tag == "rt":
                # How a Japanese name is read, set above it, stands in brackets behind it.
                self.words.append("（" if opens else "）")
            elif tag == "br":
                self.end_line("br" if opens else "")
            elif tag in BLOCKS:
                self.end_line("" if opens else tag)
                (self.open_element if opens else self.close_element)(node, tag)
        self.end_line("body")

    def open_element(self, node: LexborNode, tag: str) -> None:
        if node.mem_id == self.page.article:
            self.in_article = True
        if not self.aside[0] and (what := self.page.furniture(node, tag, self.in_article)):
            self.aside = (what, node.mem_id)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append([])

    def close_element(self, node: LexborNode, tag: str) -> None:
        if tag == "table" and self.tables:
            self.end_table(self.tables.pop())
        if node.mem_id == self.aside[1]:
            self.aside = ("", 0)
        if node.mem_id == self.page.article:
            self.in_article = False

    def end_line(self, closed: str) -> None:
        """The words since the last line, as a line that ends with the tag `closed` ("": where another opens)."""
        line = one_line("".join(self.words)) if self.words else ""
        self.words.clear()
        if self.aside[0] or not self.in_article:
            self.lines.set_aside(line, self.aside[0] or "beside the article")  # if there is a word in it
        elif self.tables:
            self.add_to_table(self.tables[-1], line, closed)
        else:
            self.add_line(line, closed)

    def add_line(self, line: str, closed: str) -> None:
        if line:
            self.lines.add(line, PREFIXES.get(closed, ""))
        if closed not in {"li", "br"}:
            self.lines.end_block()

    def add_to_table(self, table: Table, line: str, closed: str) -> None:
        table.flow.append((line, closed))
        table.is_layout |= closed in HEADINGS
        if line and table.rows and table.rows[-1]:
            table.rows[-1][-1].append(PREFIXES.get(closed, "") + line)

    def end_table(self, table: Table) -> None:
        if self.tables:
            self.tables[-1].flow += table.flow
            self.tables[-1].is_layout = True
        elif table.is_layout or all(len(row) < 2 for row in table.rows):
            for line, closed in table.flow:
                self.add_line(line, closed)
        else:
            add_table(self.lines, table.rows)
