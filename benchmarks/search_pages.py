"""Every kind of page of the site, on the synthetic archive: made anew each time, and as it is kept."""

import time

from benchmarks.timing import percentile

PAGES = """/ /forums/ /forums/forum-1/ /forums/forum-1/matrix/ {edition} {edition}matrix/ {edition}changes/ {panel}
{statement} /speakers/ /speakers/person-3/ /organisations/ /organisations/institute-3/ /themes/ /themes/theme-3-4/
/themes/group-2/ /figures/ /search/ /search/?view=speakers /search/?q=bridge&view=editions /search/?q=bridge&view=kwic
/search.json?q=bridge"""


def print_pages():
    """Every kind of page of the site, of one edition in the middle: made anew each time, and as it is kept."""
    from django.test import Client

    from proceedings.models import Statement

    statement = Statement.objects.published().order_by("number")[5]
    panel = statement.panel
    addresses = PAGES.format(
        edition=panel.edition.get_absolute_url(), panel=panel.get_absolute_url(), statement=statement.get_absolute_url()
    )
    print("\n| page | status | p50 ms made | p95 ms made | p95 ms kept | kB |\n|---|---|---|---|---|---|")
    client = Client()
    for address in addresses.split():
        sign = "&" if "?" in address else "?"
        made = [visit(client, f"{address}{sign}visit={number}") for number in range(11)][1:]
        kept = [visit(client, address) for _ in range(11)][1:]
        response = client.get(address)
        print(
            f"| {address} | {response.status_code} | {percentile(made, 0.5):.1f} | {percentile(made, 0.95):.1f} "
            f"| {percentile(kept, 0.95):.1f} | {len(response.content) / 1024:.0f} |"
        )


def visit(client, address):
    """Milliseconds."""
    began = time.perf_counter()
    client.get(address)
    return 1000 * (time.perf_counter() - began)
