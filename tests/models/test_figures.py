from decimal import Decimal

import pytest

from proceedings.choices import Qualifier
from proceedings.models import Figure

WORDING = [
    ("USD 15 billion", {"quantity": 15_000_000_000, "unit": "USD"}),
    ("over USD 15 billion", {"quantity": 15_000_000_000, "unit": "USD", "qualifier": Qualifier.OVER}),
    ("about EUR 1.5 million", {"quantity": 1_500_000, "unit": "EUR", "qualifier": Qualifier.ABOUT}),
    ("at least 2 trillion yen", {"quantity": 2 * 10**12, "unit": "yen", "qualifier": Qualifier.AT_LEAST}),
    ("up to 999,999 people", {"quantity": 999_999, "unit": "people", "qualifier": Qualifier.UP_TO}),
    ("under 1 million people", {"quantity": 1_000_000, "unit": "people", "qualifier": Qualifier.UNDER}),
    ("90–95%", {"quantity": 90, "quantity_to": 95, "unit": "%"}),
    ("about 0.5%", {"quantity": "0.5000", "unit": "%", "qualifier": Qualifier.ABOUT}),
    ("15,000 shells", {"quantity": 15_000, "unit": "shells"}),
    ("0 shells", {"quantity": 0, "unit": "shells"}),
    ("−3.5%", {"quantity": "-3.5", "unit": "%"}),
    ("12.1", {"quantity": "12.1000"}),
    ("100", {"quantity": "100.0000"}),
    ("1,200 km", {"quantity": "1200.0000", "unit": "km"}),
    ("USD 15 billion–20 billion", {"quantity": 15 * 10**9, "quantity_to": 20 * 10**9, "unit": "USD"}),
    ("some thousands", {"as_printed": "some thousands"}),
    ("1.2346 million drones", {"quantity": 1_234_600, "unit": "drones"}),
]


@pytest.mark.parametrize(("words", "fields"), WORDING)
def test_an_amount_is_put_the_way_its_speaker_qualified_it(words, fields):
    for name in ("quantity", "quantity_to"):
        if name in fields:
            fields = {**fields, name: Decimal(fields[name])}
    assert Figure(subject="Something", **fields).amount == words
    assert str(Figure(subject="Something", **fields)) == f"Something: {words}"
