# The packages and the collected static files are made in one stage; what serves is a second, without tools.
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir uv
WORKDIR /site
COPY pyproject.toml .python-version ./
RUN uv sync --no-dev --no-cache --no-managed-python
COPY . .
# The folder is there before: that is how the settings know to hash the names. No database is asked, so the checks of
# models, which ask it, are left to .ci/run.
RUN mkdir static-collected \
    && export DATABASE_URL=postgresql:///none ALLOWED_HOSTS=localhost SITE_URL=https://localhost \
       SECRET_KEY="$(python3 -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    && .venv/bin/python manage.py collectstatic --no-input \
    && .venv/bin/python manage.py check --deploy --tag security --tag templates --tag urls --fail-level WARNING \
    && rm -f uv.lock

FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PATH="/site/.venv/bin:$PATH"
RUN useradd --system --no-create-home archive
WORKDIR /site
COPY --from=build /site /site
USER archive
EXPOSE 8000
CMD ["gunicorn", "--config", "config/gunicorn.py", "config.wsgi"]
