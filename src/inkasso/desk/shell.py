"""What stands around every page: where one can go, who one is, language and theme."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from inkasso.demo.staff import COLLEAGUES, PASSWORD, code_at
from inkasso.desk.clock import is_played, seconds, today
from inkasso.desk.doing import notice_of
from inkasso.desk.queues.going_on import underway
from inkasso.desk.signing_in.views import THEMES
from inkasso.desk.templatetags.desk import language
from inkasso.desk.who import Who, who_asks
from inkasso.staff.roles import ROLES


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the header leads to."""

    #: Name of its URL, and of its text as `nav.…`.
    name: str
    #: The action that it needs; none for everybody's.
    action: str | None = None


#: In the order that they stand in.
PLACES = (
    Place("home"),
    Place("calls", "see_calls"),
    Place("objections", "see_objection"),
    Place("money", "see_money"),
    Place("suspense", "see_suspense"),
    Place("requests", "see_requests"),
    Place("waiting_letters", "see_waiting_letters"),
    Place("ending_holds", "see_ending_holds"),
    Place("approvals"),
    Place("bulk", "see_bulk"),
    Place("overview", "see_overview"),
    Place("breaches", "see_breaches"),
    Place("looks", "see_looks"),
    Place("disclosures", "see_disclosures"),
    Place("register", "see_register"),
    Place("retention", "see_retention"),
    Place("clients", "see_clients"),
    Place("letter_templates", "write_template"),
    Place("newsletters", "keep_newsletters"),
    Place("events", "keep_events"),
    Place("day_runs", "run_day"),
    Place("figures", "see_figures"),
    Place("accounts", "see_accounts"),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """For every template."""
    who = who_asks(request)
    match = request.resolver_match
    theme = request.COOKIES.get("theme", "auto")
    return {
        "who": who,
        "role_names": [ROLES[key].name for key in who.roles if key in ROLES] if who else [],
        "places": places_of(who) if who else [],
        "here": match.url_name if match else "",
        "may_search": who is not None and who.may("search"),
        "searches_cases": who is not None and who.may("see_case"),
        "ticks_cases": who is not None and who.may("ask_bulk"),
        "language": language(),
        "languages": settings.LANGUAGES,
        "theme": theme if theme in THEMES else "auto",
        "themes": THEMES,
        "today": today(),
        "is_played": is_played(),
        "production": settings.PRODUCTION,
        "single_sign_on": settings.SINGLE_SIGN_ON is not None,
        "notice": notice_of(request),
        "in_queue": underway(request),
        "path": request.get_full_path(),
        **(_demo() if settings.DESK_DEMO else {}),
    }


def places_of(who: Who) -> list[Place]:
    """Where the header leads somebody."""
    return [place for place in PLACES if place.action is None or who.may(place.action)]


def _demo() -> dict[str, object]:
    """What everybody may know in the demo: its people, their password and the code of now."""
    return {"demo_people": COLLEAGUES, "demo_password": PASSWORD, "demo_code": code_at(seconds())}
