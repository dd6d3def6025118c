"""An own template that is to be switched on, as whoever approves it sees it."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.correspondence.own.keeping import APPROVES, SWITCH_ON, switched_on, told
from inkasso.desk.approvals.kind import Kind

TEMPLATES_ON = Kind(
    key=SWITCH_ON,
    action=APPROVES,
    name=Words(
        fi="kirjepohjan käyttöönotto",
        sv="ibruktagande av en brevmall",
        en="a template switched on",
    ),
    show=told,
    carry_out=switched_on,
    asking="write_template",
)
