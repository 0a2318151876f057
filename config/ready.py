"""Whether the site of this container is ready: `python -m config.ready` ends with 0 if so, else says why not."""

import sys
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from config.environment import read_environment

# Asked under the site's own name: any other is not in ALLOWED_HOSTS.
request = Request("http://127.0.0.1:8000/readyz", headers={"Host": urlsplit(read_environment().SITE_URL).netloc})
try:
    urlopen(request, timeout=4)  # noqa: S310  the address stands above
except HTTPError as error:
    sys.exit(error.read().decode())
except OSError as error:
    sys.exit(f"the site does not answer: {error}")
