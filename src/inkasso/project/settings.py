"""Django settings: PostgreSQL from `DATABASE_URL`, nothing else to configure.

The entry of the command line finds or starts a server and sets `DATABASE_URL` before Django loads.
"""

from __future__ import annotations

import hmac
import os
from pathlib import Path

from inkasso.project.home import erasures_journal, inkasso_home
from inkasso.project.master_key import master_key
from inkasso.project.postgres.connection import connection_settings
from inkasso.project.postgres.faults import BadDatabaseUrl
from inkasso.project.web import *  # noqa: F403  what answers over HTTP is told there
from inkasso.project.web import APPS

#: Production refuses identity codes of the test range.
PRODUCTION = os.environ.get("INKASSO_ENV", "demo") == "production"
#: Letters and other output.
HOME = inkasso_home(os.environ)
#: The journal of erasures, which no backup of the database takes back.
ERASURES = erasures_journal(os.environ) or HOME / "erasures.jsonl"
MASTER_KEY = master_key(os.environ, HOME)
#: Signs cookies and invitations; whoever holds the master key can tell it.
SECRET_KEY = hmac.new(MASTER_KEY, b"django", "sha256").hexdigest()
#: The agency's own profile, else the demo's.
AGENCY_FILE = HOME / "agency.yaml"
if not AGENCY_FILE.exists():
    AGENCY_FILE = Path(__file__).with_name("agency.yaml")

#: The processing register: the agency's own, else the demo's.
NOTICE_FOLDER = HOME / "notice"
if not NOTICE_FOLDER.exists():
    NOTICE_FOLDER = Path(__file__).with_name("notice")
#: Every database role of this agency begins with it; agencies that share a cluster differ in it.
ROLE_PREFIX = os.environ.get("INKASSO_ROLES", "inkasso")
#: Whether a look waits until its log row is on the disk; `async` may lose the last second of log.
LOG_SYNCHRONOUSLY = os.environ.get("INKASSO_LOG_COMMIT", "sync") != "async"

INSTALLED_APPS = [
    "inkasso.project.apps.ProjectConfig",
    *APPS,
    "inkasso.gate",
    "inkasso.jobs",
    "inkasso.ledger",
    "inkasso.parties",
    "inkasso.mandates",
    "inkasso.receivables",
    "inkasso.demands",
    "inkasso.payments",
    "inkasso.plans",
    "inkasso.contacts",
    "inkasso.objections",
    "inkasso.correspondence",
    "inkasso.figures",
    "inkasso.bulk",
    "inkasso.days",
    "inkasso.billing",
    "inkasso.relations",
    "inkasso.rights",
    "inkasso.oversight",
]

_UNOPENED = "postgresql://inkasso@localhost/inkasso"
try:
    _database = connection_settings(os.environ.get("DATABASE_URL") or _UNOPENED)
except BadDatabaseUrl:
    # Commands that open no database do not mind; the others read it again and say what is wrong.
    _database = connection_settings(_UNOPENED)
DATABASES = {"default": _database}
#: What long work there is; workers and pages look it up here.
JOB_KINDS = "inkasso.desk.work.kinds.KINDS"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/Helsinki"
LANGUAGE_CODE = "en"
