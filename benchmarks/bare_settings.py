"""The site's settings with `/bare/` among its addresses."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.bare"
