"""What differs between a laptop and a server, read from environment variables.

`Environment` is the one list of them; the README's table explains each. A value that makes no sense stops
the start with one sentence per variable.
"""

import secrets
import sys
from pathlib import Path
from typing import Annotated

import dj_database_url
from pydantic import AfterValidator, BeforeValidator, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = BASE_DIR / ".data"
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def postgres_address(url):
    if not url:
        return url
    try:
        engine = dj_database_url.parse(url).get("ENGINE", "")
    except ValueError as error:
        raise ValueError(f"is not a database address ({error})") from error
    if engine != "django.db.backends.postgresql":
        raise ValueError("must begin with postgresql:// — the archive runs on PostgreSQL only")
    return url


def site_address(url):
    url = url.rstrip("/")
    if not url.startswith(("http://", "https://")) or url.count("/") != 2:
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

    @property
    def is_production(self):
        """Whether this is a server: it names its database. Without one, everything stays on this machine."""
        return bool(self.DATABASE_URL)

    @model_validator(mode="after")
    def server_is_configured(self):
        if not self.is_production:
            return self
        if not self.SECRET_KEY:
            raise ValueError("SECRET_KEY must be set when DATABASE_URL is")
        if not self.ALLOWED_HOSTS and not self.DEBUG:
            raise ValueError("ALLOWED_HOSTS must be set when DATABASE_URL is, e.g. archive.example.org")
        return self


def read_environment():
    try:
        return Environment()
    except ValidationError as error:
        sys.exit("\n".join(["The site cannot start:", *map(sentence, error.errors())]))


def sentence(problem):
    name = ".".join(str(part) for part in problem["loc"][:1])
    message = problem["msg"].removeprefix("Value error, ")
    return f"  {name} {message}".rstrip(".") + "."


def local_secret_key():
    """The key of a laptop's own site: made once, kept beside its database, so that log-ins survive a restart."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(exist_ok=True)
        path.write_text(secrets.token_urlsafe(60))
        path.chmod(0o600)
    return path.read_text()
