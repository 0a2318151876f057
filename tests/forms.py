"""A page's form as a browser would send it back."""

from html.parser import HTMLParser

BUTTONS = {"submit", "button", "reset"}


class FormReader(HTMLParser):
    """Names and values of what is filled in on a page; the templates of rows not yet added are left out."""

    def __init__(self):
        super().__init__()
        self.fields = {}
        self.textarea = self.select = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if name and "__prefix__" not in name and "disabled" not in attributes:
            self.start_field(tag, name, attributes)
        if tag == "option" and self.select and "selected" in attributes:
            self.fields.setdefault(self.select, []).append(attributes.get("value", ""))

    def start_field(self, tag, name, attributes):
        if tag == "input" and attributes.get("type") in {"checkbox", "radio"}:
            if "checked" in attributes:
                self.fields[name] = [attributes.get("value", "on")]
        elif tag == "input" and attributes.get("type") not in BUTTONS:
            self.fields[name] = [attributes.get("value", "")]
        elif tag == "textarea":
            self.textarea, self.fields[name] = name, [""]
        elif tag == "select":
            self.select = name

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][0] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.textarea:
            text = self.fields[self.textarea][0].removeprefix("\n")  # the one that HTML leaves out
            self.fields[self.textarea] = [text.replace("\n", "\r\n")]
            self.textarea = None
        elif tag == "select":
            self.select = None


def form_of(response):
    """{name: [value]} of the page's fields, with line ends as browsers send them. Its buttons are not pressed."""
    reader = FormReader()
    reader.feed(response.content.decode())
    return {name: value for name, value in reader.fields.items() if name != "csrfmiddlewaretoken"}


def add_row(fields, prefix, **values):
    """Fill a further row of the rows called `prefix`, as “Add another” does."""
    number = int(fields[f"{prefix}-TOTAL_FORMS"][0])
    fields[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
    fields.update({f"{prefix}-{number}-{name}": [value] for name, value in values.items()})
