"""The site's settings with `/bare/` among its addresses."""

from config.settings import *  # noqa: F403, TID251

ROOT_URLCONF = "benchmarks.bare"
