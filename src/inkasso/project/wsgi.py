"""What the web server calls: the desk, logged in to the database as its own face."""

from __future__ import annotations

import gc
import os

#: Seconds that a connection to the database is kept for the next request.
_KEPT = 600

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inkasso.project.settings")

from django.conf import settings  # noqa: E402  the settings are named first
from django.core.wsgi import get_wsgi_application  # noqa: E402

# What Django's settings know beside the address.
settings.DATABASES["default"] |= {"CONN_MAX_AGE": _KEPT, "CONN_HEALTH_CHECKS": True}  # type: ignore[misc]
application = get_wsgi_application()

# What is loaded by now stays for good: the collector need not walk it again and again.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
