"""The officer's desk."""

from __future__ import annotations

from inkasso.desk.texts.privacy.breaches import BREACHES
from inkasso.desk.texts.privacy.consents import CONSENTS
from inkasso.desk.texts.privacy.oversight import OVERSIGHT
from inkasso.desk.texts.privacy.reading import READING
from inkasso.desk.texts.privacy.recipients import RECIPIENTS
from inkasso.desk.texts.privacy.requests import REQUESTS

#: Tables of texts; no key stands in two of them.
PRIVACY = (READING, BREACHES, OVERSIGHT, REQUESTS, RECIPIENTS, CONSENTS)
