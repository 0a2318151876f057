import pytest

from proceedings.edition_files.dumping import edition_file
from proceedings.edition_files.writing import yaml_text


@pytest.fixture
def dumped(world):
    return yaml_text(edition_file(world.edition))
