"""One file for every installation; what differs comes from the environment (docs/reference/settings.md).

Without any environment this is the desk: SQLite, mail in a folder, secrets made once, all under `var/`.
`PRODUCTION=1` ends that: each secret has to be given, and `lsp_portal.checks` refuses what is unsafe.
"""

import sys
from datetime import timedelta
from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from lsp_portal.keys import read_secret, read_secrets
from lsp_portal.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

PRODUCTION = env.bool("PRODUCTION", False)
DEBUG = env.bool("DEBUG", False)
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))
VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

# --- Who we are, and where we stand ---------------------------------------------------------------

SITE_URL = env.str("SITE_URL", f"http://localhost:{env.int('PORT', 8000)}").rstrip("/")
SITE_SCHEME, _separator, _site_rest = SITE_URL.partition("://")
SITE_HOST = _site_rest.partition("/")[0].partition(":")[0]
LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST] if PRODUCTION else [SITE_HOST, *LOOPBACK])
CSRF_TRUSTED_ORIGINS = [SITE_URL]
USE_X_FORWARDED_HOST = False
# The demonstration says on every page what it is, and shows the page of components.
DEMO = env.bool("DEMO", not PRODUCTION)

# --- Secrets: each has one purpose, so that one can be changed without the others -----------------

KEY_DIR = None if PRODUCTION else VAR_DIR / "keys"
SECRETS = (
    "SECRET_KEY",
    # The national identity number: one key hides it, the other finds it again.
    "IDENTITY_KEY",
    "IDENTITY_INDEX_KEY",
    # The files in the storage; several keys, separated by commas, while they are being changed.
    "FILES_KEY",
    # The trail: without this key nobody writes a line of it, or links it, unseen.
    "JOURNAL_KEY",
)
SECRET_KEY, IDENTITY_KEY, IDENTITY_INDEX_KEY, FILES_KEY, JOURNAL_KEY = read_secrets(SECRETS, folder=KEY_DIR)
# Now and then the last line of the trail is copied out of the database: best onto another disk.
JOURNAL_CHECKPOINTS = Path(env.str("JOURNAL_CHECKPOINTS", str(VAR_DIR / "journal-checkpoints.jsonl")))
# The seal on papers: PEM files. Without them a development authority is made, and the paper says so.
SEAL_KEY_FILE = env.str("SEAL_KEY_FILE", "")
SEAL_CERTIFICATE_FILE = env.str("SEAL_CERTIFICATE_FILE", "")
SEAL_KEY_PASSPHRASE = read_secret("SEAL_KEY_PASSPHRASE") or None
# The signature for machines (P-256, PEM). Without it a development key is made, and credentials say so.
CREDENTIAL_KEY_FILE = env.str("CREDENTIAL_KEY_FILE", "")

# --- The house: top floor first; a test reads this list against the plan --------------------------

HOUSE = [
    "lsp_portal",
    "appeals",
    "complaints",
    "recertification",
    "surveillance",
    "sanctions",
    "certificates",
    "decisions",
    "examinations",
    "assessments",
    "applications",
    "fees",
    "instruments",
    "venues",
    "schemes",
    "accounts",
    "foundation.look",
    "foundation.deadlines",
    "foundation.documents",
    "foundation.notices",
    "foundation.workdays",
    "foundation.receipts",
    "foundation.journal",
    "foundation.jobs",
    "foundation.workflow",
]
INSTALLED_APPS = [
    *HOUSE,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "accounts.apps.ReferenceConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "lsp_portal.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lsp_portal.language.LanguageMiddleware",
    "foundation.journal.doors.OriginMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Refuses every address that has no row in its app's DOORS: LoginRequiredMiddleware, and more.
    "lsp_portal.doors.PolicyMiddleware",
    "foundation.receipts.doors.OnceMiddleware",
]
ROOT_URLCONF = "lsp_portal.urls"
WSGI_APPLICATION = "lsp_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            # {% form_keys %} stands in every form that is posted.
            "builtins": ["foundation.receipts.templatetags.form_keys"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foundation.notices.doors.unread_notices",
                "lsp_portal.navigation.frame",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# --- What is kept ---------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "timeout": 20,
    # A transaction that reads and then writes must hold the write lock from its start: without IMMEDIATE,
    # 241 of 800 concurrent ones failed as "locked"; with it none did.
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;PRAGMA temp_store=MEMORY;"
    ),
}
DATABASES = {"default": env.db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
else:
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

REDIS_URL = env.str("REDIS_URL", "")
# Rate limits count in the cache, so every process has to see the same one: never local memory.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache_entry"},
}


def s3_manners(endpoint):
    """A store that hangs is told as “try again” within 15 seconds; one of our own has no host name for each bucket."""
    from botocore.config import Config  # noqa: PLC0415 - a quarter of a second that only installations with S3 pay

    style = {"addressing_style": "path" if endpoint else "auto"}
    patience = {"connect_timeout": 4, "read_timeout": 8, "retries": {"total_max_attempts": 1}}
    return Config(signature_version="s3v4", s3=style, **patience)


S3_BUCKET = env.str("S3_BUCKET", "")
S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", "")
MEDIA_ROOT = VAR_DIR / "files"
FILES_IN_S3 = {
    "BACKEND": "storages.backends.s3.S3Storage",
    "OPTIONS": {
        "bucket_name": S3_BUCKET,
        "endpoint_url": S3_ENDPOINT_URL or None,
        "region_name": env.str("S3_REGION", "") or None,
        "access_key": read_secret("S3_ACCESS_KEY") or None,
        "secret_key": read_secret("S3_SECRET_KEY") or None,
        "default_acl": None,
        "file_overwrite": False,
        "querystring_auth": True,
        "querystring_expire": 60,
        "client_config": s3_manners(S3_ENDPOINT_URL) if S3_BUCKET else None,
    },
}
FILES_HERE = {
    "BACKEND": "django.core.files.storage.FileSystemStorage",
    "OPTIONS": {"location": MEDIA_ROOT, "file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
}
# The virus scanner, `host:port` or the path of its socket; without one nothing is scanned.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", "")
STORAGES = {
    # Private: nothing serves this by address. Files leave through foundation.documents.views.serve alone.
    "default": FILES_IN_S3 if S3_BUCKET else FILES_HERE,
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(VAR_DIR / "static")))
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_NUMBER_FILES = 30

# --- Work that waits: rows in the database; Celery rings, beat rings again ------------------------

CELERY_BROKER_URL = REDIS_URL or "memory://localhost/"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A bell that cannot be rung must not hold up a page: the sweep finds the row a few seconds later.
BELL_OPTIONS = {
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
}
CELERY_BROKER_TRANSPORT_OPTIONS = BELL_OPTIONS if REDIS_URL else {"polling_interval": 0.2}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 120
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Asia/Jakarta"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "trail in a chain": {"task": "foundation.journal.tasks.chain", "schedule": timedelta(seconds=2)},
    "work that waits": {"task": "foundation.jobs.tasks.sweep", "schedule": timedelta(seconds=3)},
    "01:00 forget work done": {"task": "foundation.jobs.tasks.tidy", "schedule": crontab(hour=1, minute=0)},
    "01:10 forget receipts": {
        "task": "foundation.receipts.tasks.tidy",
        "schedule": crontab(hour=1, minute=10),
    },
    "01:20 holidays to come": {
        "task": "foundation.deadlines.tasks.enter_calendars",
        "schedule": crontab(hour=1, minute=20),
    },
    "05:50 returned applications": {
        "task": "applications.tasks.close_unanswered",
        "schedule": crontab(hour=5, minute=50),
    },
    # The one bell of all reminders; the ringing of a day is a row, written down once.
    "deadlines": {"task": "foundation.deadlines.tasks.see_to_it", "schedule": timedelta(minutes=10)},
    # A list of the state of credentials lasts for minutes; what changes one has it signed at once.
    "credentials that are missing": {
        "task": "certificates.tasks.order_missing_credentials",
        "schedule": timedelta(minutes=15),
    },
    "status lists": {"task": "certificates.tasks.renew_lists", "schedule": timedelta(minutes=1)},
    "sign of life": {"task": "recertification.tasks.beat", "schedule": timedelta(minutes=1)},
    "years met by renewals": {
        "task": "recertification.tasks.meet_years",
        "schedule": timedelta(minutes=10),
    },
    "harmful files of cases": {"task": "applications.tasks.follow_files", "schedule": timedelta(minutes=5)},
    "certificates without surveillances": {
        "task": "surveillance.tasks.lay_out_missing",
        "schedule": timedelta(minutes=1),
    },
    "surveillances of ended certificates": {
        "task": "surveillance.tasks.end_with_certificates",
        "schedule": timedelta(minutes=1),
    },
    "seats of cases that were stopped": {
        "task": "examinations.tasks.seats.free_idle",
        "schedule": timedelta(minutes=5),
    },
    "01:30 files nobody knows": {
        "task": "foundation.documents.tasks.sweep",
        "schedule": crontab(hour=1, minute=30),
    },
}

# --- People ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.doors.backend.StandingBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
PASSWORD_HASHERS = ["lsp_portal.hashers.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.rules.passwords.LengthValidator"},
    {"NAME": "accounts.rules.passwords.KnownWordsValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
# Django's admin, for reference data: a second door that production does not need to have.
REFERENCE_SITE = env.bool("REFERENCE_SITE", not PRODUCTION)
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", PRODUCTION)
FRESH_FACTOR_SECONDS = 300

ACCOUNT_ADAPTER = "accounts.views.entrance.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.entrance.LoginForm",
    "signup": "accounts.forms.entrance.SignupForm",
    "change_password": "accounts.forms.entrance.ChangePasswordForm",
    "set_password": "accounts.forms.entrance.SetPasswordForm",
    "reset_password": "accounts.forms.entrance.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.entrance.ResetPasswordKeyForm",
    "add_email": "accounts.forms.entrance.AddEmailForm",
    "reauthenticate": "accounts.forms.entrance.ConfirmByPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = SITE_SCHEME
ACCOUNT_REAUTHENTICATION_TIMEOUT = FRESH_FACTOR_SECONDS
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = False
# By account first: a thousand people of the group sign in from one address. Guessing grows dear step by step.
RATE_PER_ADDRESS = env.str("RATE_PER_ADDRESS", "300/m/ip")
ACCOUNT_RATE_LIMITS = {
    "login": RATE_PER_ADDRESS,
    "login_failed": f"3/20s/key,6/3m/key,10/15m/key,{RATE_PER_ADDRESS}",
    "signup": RATE_PER_ADDRESS,
    "reset_password": f"3/10m/key,{RATE_PER_ADDRESS}",
    "reset_password_from_key": RATE_PER_ADDRESS,
    "confirm_email": "1/60s/key",
}
# How many proxies in front are ours. 0: the connection's own address, so a forged header does not help.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "accounts.views.entrance.FactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.forms.entrance.SecondFactorForm",
    "reauthenticate": "accounts.forms.entrance.ConfirmByCodeForm",
    "activate_totp": "accounts.forms.entrance.AddAppForm",
    "add_webauthn": "accounts.forms.entrance.AddPasskeyForm",
    "edit_webauthn": "accounts.forms.entrance.RenamePasskeyForm",
}
MFA_RATE_LIMITS = {"webauthn_login": RATE_PER_ADDRESS}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "LSP"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
USERSESSIONS_TRACK_ACTIVITY = False
# Sign-in through the group's directory; without these the button is not there.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", "")
SOCIALACCOUNT_ADAPTER = "accounts.views.entrance.SocialAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "directory",
                "name": env.str("OIDC_NAME", "SSO"),
                "client_id": env.str("OIDC_CLIENT_ID", ""),
                "secret": read_secret("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_SERVER_URL},
            },
        ]
        if OIDC_SERVER_URL
        else [],
    },
}

# --- Language and calendar ------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Indonesian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# --- Letters --------------------------------------------------------------------------------------

MAIL_DIR = VAR_DIR / "mail"
if env.str("EMAIL_URL", ""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_DIR
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"lsp@{SITE_HOST}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- How numbers are written until somebody sets another format (foundation.documents, NumberSeries) --


def _letter(mark):
    return [{"sequence": 3}, {"text": f"/{mark}/LSP-PI/"}, {"month": "roman"}, {"text": "/"}, {"year": 4}]


def _file(mark):
    return [{"text": f"{mark}-"}, {"year": 4}, {"text": "-"}, {"sequence": 4}]


NUMBER_SERIES = {
    "application": _file("PMH"),
    "candidate": _file("PSR"),
    "invoice": _file("TGH"),
    "assignment": _letter("ST"),
    "verification": _letter("BAV"),
    "minutes": _letter("BA"),
    "session_report": _letter("BAU"),
    "decree": _letter("SK"),
    "letter": _letter("SP"),
    "sanction": _file("SNK"),
    "surveillance": _letter("LS"),
    "warning": _letter("PRG"),
    "sanction_letter": _letter("SKS"),
    "appeal": _file("BDG"),
    "appeal_ruling": _letter("PB"),
    "complaint": _file("KLH"),
    "complaint_answer": _letter("JK"),
    # KBLI, KBJI and level, as far as the LSP has given them, stand before the running number.
    "certificate": [{"given": "prefix"}, {"sequence": 7}, {"text": " "}, {"year": 4}],
    "registration": [{"given": "prefix"}, {"sequence": 5}, {"text": " "}, {"year": 4}],
}

# --- What every answer carries --------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # data: Tabler draws its ticks and arrows so; blob: the photograph before it is sent.
        "img-src": [SELF, "data:", "blob:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *([OIDC_SERVER_URL] if OIDC_SERVER_URL else [])],
        "upgrade-insecure-requests": PRODUCTION,
    },
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None

SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_ENGINE = "django.contrib.sessions.backends.db"
CSRF_FAILURE_VIEW = "lsp_portal.faults.csrf_failure"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_NAME = "__Host-language" if PRODUCTION else "language"
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

LOGGING_CONFIG = None
logging_config(
    sorted({name.partition(".")[0] for name in HOUSE}),
    as_json=PRODUCTION,
    level=env.str("LOG_LEVEL", "INFO"),
    stream=sys.stderr,
)
