"""What the macros of `templates/macros/` may call. They draw; what they show is worked out in Python."""

from urllib.parse import urlencode

from django.template.defaultfilters import linebreaks_filter
from django.utils.translation import gettext, ngettext
from jinja2 import Environment

from django_extras.cached_reverse import cached_reverse
from proceedings.choices import Attribution, Part
from proceedings.i18n.countries import country_name, language_name
from proceedings.i18n.translations import is_readers, wording
from proceedings.text.highlights import MARK_END, MARK_START, text_fragment


def environment(**options) -> Environment:
    """Strings are marked with `_()` and `ngettext()`, in the language of whoever reads the page."""
    made = Environment(  # noqa: S701  Django's backend has autoescape among its options
        **options, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= {"_": gettext, "gettext": gettext, "ngettext": ngettext}
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters |= {
        "country_name": country_name,
        "language_name": language_name,
        "linebreaks": linebreaks_filter,
        "text_fragment": text_fragment,
        "urlencode_pairs": urlencode,
        "wording": wording,
    }
    made.globals |= {
        "Attribution": Attribution,
        "MARK_END": MARK_END,
        "MARK_START": MARK_START,
        "Part": Part,
        "cached_reverse": cached_reverse,
        "is_readers": is_readers,
    }
    return made
