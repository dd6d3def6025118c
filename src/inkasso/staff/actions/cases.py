"""What is done with cases."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

CASES_ACTIONS: tuple[Action, ...] = (
    action(
        "search",
        Words(fi="haku", sv="sökning", en="search"),
        "customer_service",
        "collection",
        "payments",
        "rights",
        "assignments",
    ),
    action(
        "see_case",
        Words(fi="perintäasian katselu", sv="läsning av ett ärende", en="looking at a case"),
        "customer_service",
        "collection",
        "payments",
        "rights",
    ),
    action(
        "see_letter",
        Words(fi="kirjeen katselu", sv="läsning av ett brev", en="looking at a letter"),
        "customer_service",
        "collection",
        "rights",
    ),
    action(
        "see_waiting_letters",
        Words(fi="odottavat kirjeet", sv="väntande brev", en="letters that wait"),
        "collection",
    ),
    action(
        "see_ending_holds",
        Words(fi="päättyvät estot", sv="hinder som upphör", en="holds that end"),
        "customer_service",
        "collection",
    ),
)
