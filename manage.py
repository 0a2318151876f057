#!/usr/bin/env python
import os
import sys

from django.core.management import execute_from_command_line
from django.db.utils import OperationalError

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:  # no fault of the code: it is down, full or out of reach
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"The database cannot be used: {error}".rstrip())
