# One image for web, worker and beat; compose chooses the command.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 hoinghi

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=hoinghi.settings.production \
    HOINGHI_DATA=/data

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt
COPY . .
# The static files and the catalogue are part of the image. The embedded settings need no service to make them.
RUN DJANGO_SETTINGS_MODULE=hoinghi.settings.embedded python manage.py catalogue compile \
    && mkdir -p /data && chown hoinghi /data

USER hoinghi
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "hoinghi.wsgi:application", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", "--no-control-socket"]
