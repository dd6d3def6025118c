"""What is done with figures of the whole agency."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

SEEING_ACTIONS: tuple[Action, ...] = (
    action(
        "see_figures",
        Words(fi="tunnusluvut", sv="nyckeltal", en="figures"),
        "collection",
        "client_relations",
    ),
    action(
        "count_figures",
        Words(fi="tunnuslukujen laskenta", sv="räkning av nyckeltal", en="counting of figures"),
        "collection",
    ),
    action("run_day", Words(fi="päiväajo", sv="dagskörning", en="day run"), "collection"),
)
