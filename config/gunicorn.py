"""How gunicorn serves the site on a server: `gunicorn --config config/gunicorn.py config.wsgi`."""

from config.environment import THREADS_PER_WORKER, read_environment

# Read here, so that nonsense stops the start once, with its sentence, rather than each worker for ever.
workers = read_environment().WORKERS
worker_class = "gthread"
threads = THREADS_PER_WORKER
# Each worker loads the site itself: threads and connections of a pool do not survive a fork.
preload_app = False

bind = "0.0.0.0:8000"
timeout = 30  # of a request, in seconds
graceful_timeout = 20  # to finish what was begun, when stopped
keepalive = 5
max_requests = 10_000  # then a worker is replaced, not all at once
max_requests_jitter = 1_000

# Nobody names a path beside the one asked for: gunicorn would take SCRIPT_NAME and PATH_INFO as headers from a proxy on
# this machine, and proxies pass on what anybody sends.
forwarder_headers = ""

accesslog = "-"
errorlog = "-"
control_socket_disable = True
