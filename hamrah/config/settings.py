"""Django's settings, made from the environment (environment.py). Not here: any default of ours."""

import hashlib
import hmac
import os
from pathlib import Path

from hamrah.config import environment
from hamrah.config.lasting import LASTING_VERBS  # noqa: F401 - a setting
from hamrah.config.rooms import ROOMS
from hamrah.config.words import compiled_words
from hamrah.ground.languages import languages

BASE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("HAMRAH_DATA", "var")).resolve()


def master_key() -> bytes:
    """The installation's 32-byte key, made on first use, readable by its owner alone."""
    path = DATA / "keys" / "master.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(32))
    return path.read_bytes()


def derived(purpose: str) -> bytes:
    """A key of its own for each purpose, from the master key."""
    return hmac.new(MASTER_KEY, purpose.encode(), hashlib.sha256).digest()


MASTER_KEY = master_key()
CONTEXT_SECRET = derived("context")
CARD_SEALING_KEY = derived("card signing keys")
ANCHOR_KEY = derived("journal anchors")
CANARY_KEY = derived("canaries")
ERASED_KEY = derived("erased register rows")
SECOND_STEP_KEY = derived("second steps of sign-in")
# What the network publishes: trust list, status lists, and what was seen of them. Nothing secret.
TRUST_FOLDER = DATA / "trust"
NETWORK_ROOT = environment.value("HAMRAH_NETWORK_ROOT")
ADDRESS = environment.value("HAMRAH_ADDRESS")
GATEWAY_URL = environment.value("HAMRAH_GATEWAY_URL")
GATEWAY_TOKEN = environment.value("HAMRAH_GATEWAY_TOKEN")
GATEWAY_KEY = environment.value("HAMRAH_GATEWAY_KEY").encode()
LASTING_KEY = derived("lasting acts")
LASTING_FOLDER = environment.value("HAMRAH_REPLAY") or DATA / "replay"
SECRET_KEY = derived("django").hex()
DEBUG = False
ALLOWED_HOSTS = list(environment.value("HAMRAH_ALLOWED_HOSTS"))
HAMRAH_DATA = DATA

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",  # its migration is a step of ours; the sessions are in access_session
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    # Rooms before allauth: their templates for its pages are found first.
    *(f"hamrah.{room}" for room in ROOMS if (BASE / room / "__init__.py").exists()),
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "hamrah.web.middleware.Compressed",
    "django.middleware.security.SecurityMiddleware",
    "hamrah.web.middleware.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hamrah.web.middleware.known_methods",
    "hamrah.web.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hamrah.access.middleware.actor_of_request",
    "django.contrib.messages.middleware.MessageMiddleware",
    "hamrah.web.middleware.no_aadhaar_in_addresses",
    "allauth.account.middleware.AccountMiddleware",
    "hamrah.web.middleware.problems",
]
FORM_RENDERER = "hamrah.web.forms.Renderer"
ROOT_URLCONF = "hamrah.config.urls"
WSGI_APPLICATION = "hamrah.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hamrah.web.context_processors.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "hamrah.web.templatetags.parts",
                "hamrah.web.templatetags.shell",
                "hamrah.people.templatetags.worker",
            ],
        },
    }
]


def _database(url: str) -> dict[str, object]:
    from django.utils.http import urlencode  # noqa: F401 - imported late: settings stay light
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url) if url else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", "hamrah"),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": parts.get("port", ""),
    }


DATABASES = {
    "default": _database(os.environ.get("DATABASE_URL", "")),
    "owner": _database(os.environ.get("DATABASE_OWNER_URL", "")),
}
# Statements that pages repeat are planned once (docs/decisions/0011-statements-planned-once.md).
DATABASES["default"]["OPTIONS"] = {
    "pool": {"min_size": 1, "max_size": 8, "timeout": 20},
    "server_side_binding": True,
    "prepare_threshold": 5,
}
DATABASE_ROUTERS = ["hamrah.config.routers.OnlyTheOwnerMigrates"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "hamrah.access.passwords.NotOurWords"},
]
CSRF_FAILURE_VIEW = "hamrah.web.views.form_too_old"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "hamrah.access.adapter.Adapter"
ACCOUNT_FORMS = {
    "change_password": "hamrah.access.password_forms.ChangePassword",
    "reauthenticate": "hamrah.access.password_forms.PasswordAgain",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "link": "20/m/ip",
    "card_number": "10/m/ip",
    "slip": "10/m/ip",
    "gateway": "600/m/ip",
}
MFA_ADAPTER = "hamrah.access.adapter.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Hamrah"
MFA_FORMS = {
    "activate_totp": "hamrah.access.second_step.SwitchOn",
    "deactivate_totp": "hamrah.access.second_step.SwitchOff",
    "add_webauthn": "hamrah.access.second_step.AddPasskey",
    "authenticate_webauthn": "hamrah.access.second_step.UsePasskey",
    "login_webauthn": "hamrah.access.second_step.SignInWithPasskey",
    "reauthenticate_webauthn": "hamrah.access.second_step.PasskeyAgain",
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "access_cache"}}

SESSION_ENGINE = "hamrah.access.sessions"
SESSION_COOKIE_AGE = 60 * 60 * environment.value("HAMRAH_SIGN_IN_HOURS")
IDLE_MINUTES = environment.value("HAMRAH_IDLE_MINUTES")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "hamrah.web.notices.notices"
LANGUAGE_COOKIE_NAME = "language"
if environment.value("HAMRAH_HTTPS"):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    # No neighbouring host can set or read them.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    LANGUAGE_COOKIE_NAME = "__Host-language"
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "en"
LANGUAGES = [(code, one.name) for code, one in languages().items()]
LOCALE_PATHS = [compiled_words(BASE / "config" / "locale", DATA / "locale")]
USE_I18N = True
# Whatever number a page shows is in lakh and crore; ids, years and attributes are text (ground/numbers.py).
USE_THOUSAND_SEPARATOR, NUMBER_GROUPING = True, (3, 2, 0)
FORMAT_MODULE_PATH = ["hamrah.config.locale"]
USE_TZ = True
TIME_ZONE = "Asia/Kolkata"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# JavaScript of others, unmodified (vendor/scripts/README.md).
STATICFILES_DIRS = [("vendor", BASE.parent / "vendor" / "scripts")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "hamrah.web.reports.Line", "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
# Bodies, queries and personal values never reach a log or an error page.
DEFAULT_EXCEPTION_REPORTER_FILTER = "hamrah.web.reports.Nothing"
