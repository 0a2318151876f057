from itertools import count

import pytest
from django.conf import settings
from django.db import connection
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from django_extras.connections import close_connections
from tests import make
from tests import world as small_world
from tests.groups import make_groups_again

# The same examples at every run; rows that a fixture made stay through all of them, they are only read.
hypothesis_settings.register_profile(
    "tests",
    max_examples=50,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
hypothesis_settings.load_profile("tests")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Tests have an embedded PostgreSQL of their own, unless DATABASE_URL names one."""
    own = connection.settings_dict["TEST"].get("DATA_DIRECTORY")
    if own:
        connection.settings_dict["DATA_DIRECTORY"] = own


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    """Files as they lie in `static/`, without the manifest that only `collectstatic` writes."""
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(scope="session", autouse=True)
def pages_as_of_now():
    """Tests edit and read on faster than any person."""
    settings.PAGE_CACHE_STAMP_SECONDS = 0


@pytest.fixture(autouse=True)
def numbered_from_one():
    """What a test makes: counted through all of them, positions would outgrow their column."""
    make.serial = count(1)


@pytest.fixture(autouse=True)
def english_behind_each_test():
    """What a request sets is the thread's language until the next one."""
    yield
    translation.deactivate()


@pytest.fixture
def world(db):
    return small_world.build()


@pytest.fixture
def editor(db, django_user_model):
    """Somebody of the group Editors, who may enter and see drafts."""
    return member_of("Editors", django_user_model)


@pytest.fixture
def clerk(db, django_user_model):
    """Somebody to act in whose name; may do nothing by themselves."""
    return django_user_model.objects.create_user("clerk")


@pytest.fixture
def publisher(db, django_user_model):
    return member_of("Publishers", django_user_model)


def member_of(group, user_model):
    from django.contrib.auth.models import Group

    user = user_model.objects.create_user(group.lower(), password="correct horse battery", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def groups_after_the_flush(django_db_setup, django_db_blocker):
    """For a test that commits: its tables are flushed behind it, and with them the groups that a migration made.

    Ask for it before `transactional_db`, so that it ends after the flush.
    """
    yield
    with django_db_blocker.unblock():
        make_groups_again()
        close_connections()
