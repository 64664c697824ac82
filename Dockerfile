# One image for web, worker and beat; docker-compose.yml says which is which.
FROM node:24-bookworm-slim AS packages
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts

FROM python:3.13-slim-bookworm
RUN apt-get update --quiet=2 \
    && apt-get install --yes --no-install-recommends --quiet=2 \
       fonts-dejavu-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /portal
COPY requirements/runtime.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/runtime.txt
COPY . .
RUN --mount=from=packages,source=/portal/node_modules,target=/portal/node_modules python scripts/vendor.py
# The secrets of this step are nobody's: it only copies files, and the checks refuse such values anywhere else.
ENV PRODUCTION=1 HOST=0.0.0.0 PYTHONUNBUFFERED=1 VAR_DIR=/tmp/portal STATIC_ROOT=/portal/collected
RUN pybabel --quiet compile --domain=django --directory=locale \
    && SECRET_KEY=- IDENTITY_KEY=- IDENTITY_INDEX_KEY=- FILES_KEY=- JOURNAL_KEY=- \
       python manage.py collectstatic --noinput --verbosity=0 \
    && rm -rf /tmp/portal \
    && useradd --system --uid 10001 portal \
    && install --directory --owner=portal --mode=0700 /var/lib/portal
USER portal
EXPOSE 8000
CMD ["gunicorn", "lsp_portal.wsgi"]
