"""What the agency has set itself, where no statute says: how long the client has to answer."""

from __future__ import annotations

#: Banking days that a client has for its evidence.
FIRST = 10
#: Banking days more, once it was reminded.
AGAIN = 5
#: Banking days in which the agency decides, once the client has answered or said nothing.
DECIDE = 3
#: Questions to the client: the first, and one reminder.
QUESTIONS = 2
