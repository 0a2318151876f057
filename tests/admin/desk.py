"""The editors' desk as the tests use it: its models, and forms opened, filled in and saved as a browser does."""

from django.contrib import admin
from django.urls import reverse

from proceedings.models import (
    Appearance,
    Forum,
    ForumEdition,
    Panel,
    SourceDocument,
    Statement,
    Takeaway,
)
from proceedings.search.models import SynonymSet
from speakers.models import Affiliation, Organisation, Speaker
from tests import make
from tests.forms import form_of
from themes.models import Theme

APPS = {"proceedings", "search", "speakers", "themes"}
RECORD = [model for model in admin.site._registry if model._meta.app_label in APPS]


def address(page, model, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def errors_of(response):
    """Every sentence of refusal on a form."""
    forms = [response.context["adminform"].form]
    formsets = [rows.formset for rows in response.context["inline_admin_formsets"]]
    forms += [form for formset in formsets for form in formset.forms]
    sentences = [error for form in forms for errors in form.errors.values() for error in errors]
    return sentences + [error for formset in formsets for error in formset.non_form_errors()]


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def save(client, model, fields, *args):
    """Press “Save and continue editing”; the page that follows."""
    page = "change" if args else "add"
    return client.post(address(page, model, *args), {**fields, "_continue": "1"}, follow=True)


def entered(client, model, fields, *args):
    """Save what nothing is wrong with; the record."""
    response = save(client, model, fields, *args)
    assert response.redirect_chain, errors_of(response)
    return response.context["original"]


def a_record(model, world):
    records = {
        Affiliation: world.ada.affiliations.first(), Appearance: world.panel.appearances.first(), Forum: world.forum,
        ForumEdition: world.edition, Organisation: world.institute, Panel: world.panel, SourceDocument: world.report,
        Speaker: world.ada, Statement: world.dykes, SynonymSet: SynonymSet.objects.get_or_create(note="The first")[0],
        Takeaway: world.takeaway, Theme: world.floods,
    }  # fmt: skip
    return records[model]


def new(client, model, **values):
    """An empty form of the desk, filled with `values`."""
    return {**form_of(client.get(address("add", model))), **{name: [value] for name, value in values.items()}}


def act(client, record, action):
    """Choose an action on the record's form and press “Run”."""
    path = address("change", type(record), record.pk)
    return client.post(path, {**form_of(client.get(path)), "CHANGE_FORM-action": action}, follow=True)


def full_panel(count, speakers=5):
    panel = make.make_panel()
    appearances = [make.make_appearance(panel=panel, position=place) for place in range(1, speakers + 1)]
    for place in range(1, count + 1):
        make.make_statement(appearance=appearances[place % speakers], position=place)
    return panel
