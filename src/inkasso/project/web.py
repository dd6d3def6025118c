"""Settings of what answers over HTTP: sign-in, sessions, pages, their protection.

`inkasso.project.settings` takes all of them in.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import inkasso.desk
from inkasso.project.single_sign_on import single_sign_on

_HTTPS = os.environ.get("INKASSO_ENV") == "production"

APPS = [
    "inkasso.project.apps.ContentTypesConfig",
    "inkasso.project.apps.AuthConfig",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "inkasso.staff",
    "inkasso.desk",
]

_DAY = os.environ.get("INKASSO_DESK_DAY")
#: The day that the desk speaks of, where it is not the machine's: the demo plays another one.
DESK_DAY = date.fromisoformat(_DAY) if _DAY else None
#: Whether the sign-in page tells the demo's accounts and codes; `inkasso demo` says so.
DESK_DEMO = os.environ.get("INKASSO_DESK_DEMO") == "1" and not _HTTPS

#: Whether every answer tells how long it took (`Server-Timing`): `inkasso bench desk` asks for it.
DESK_TIMING = os.environ.get("INKASSO_DESK_TIMING") == "1"

ROOT_URLCONF = "inkasso.desk.urls"
ALLOWED_HOSTS = os.environ.get("INKASSO_HOSTS", "localhost 127.0.0.1 [::1]").split()

# Accounts: our own model, passwords hashed by argon2, a second factor for everybody.
AUTH_USER_MODEL = "staff.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
PASSWORD_MIN = 12
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_MIN},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

ACCOUNT_ADAPTER = "inkasso.desk.signing_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
#: Five wrong attempts at one address, or thirty a minute from one machine, shut the door a while.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/15m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
MFA_ADAPTER = "inkasso.desk.signing_in.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
#: A passkey that its device opened with a finger, a face or a PIN is both factors at once.
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "login_webauthn": "inkasso.desk.signing_in.passkeys.SignInWithPasskey",
    "authenticate_webauthn": "inkasso.desk.signing_in.passkeys.SecondFactorPasskey",
    "add_webauthn": "inkasso.desk.signing_in.passkeys.NewPasskey",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Inkasso"
MFA_TOTP_TOLERANCE = 1

# Single sign-on: it says who somebody is; the account and the second factor are this house's.
SINGLE_SIGN_ON = single_sign_on(os.environ)
SOCIALACCOUNT_PROVIDERS = SINGLE_SIGN_ON.providers() if SINGLE_SIGN_ON else {}
SOCIALACCOUNT_ADAPTER = "inkasso.desk.signing_in.single.SingleSignOn"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False

# Sessions end: a while after the last page, and once a day whatever happens.
SESSION_ENGINE = "inkasso.staff.sessions"
SESSION_COOKIE_NAME = "inkasso_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_AGE = 10 * 3600
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "inkasso.desk.faults.csrf_refused"

# What browsers are told; production answers over HTTPS only.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _HTTPS else 0
_PROXIES = int(os.environ.get("INKASSO_PROXIES", "0"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _PROXIES else None
ALLAUTH_TRUSTED_PROXY_COUNT = _PROXIES
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# How often something was tried is counted for every process and machine alike.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "staff_throttle",
        # Beyond it rows are thrown away, also such as keep a door shut.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Style sheets and scripts: copied by tools/install.sh, found once when the server starts. Names of
# what others made carry its version, and ours are asked for with a hash.
STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "inkasso.desk.middleware.headers.Headers",
    "inkasso.desk.middleware.accounts.ForAccounts",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inkasso.desk.middleware.accounts.SignedIn",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(inkasso.desk.__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["inkasso.desk.shell.shell"],
            "builtins": ["inkasso.desk.templatetags.desk"],
        },
    }
]

LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
USE_I18N = True
FORM_RENDERER = "inkasso.desk.inputs.Inputs"

# What breaks is told on standard error; what people typed is not in it.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
