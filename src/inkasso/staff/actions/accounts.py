"""What is done with accounts."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import ACCOUNTS, Action, action

ACCOUNTS_ACTIONS: tuple[Action, ...] = (
    action(
        "see_accounts",
        Words(fi="käyttäjätilit ja roolit", sv="konton och roller", en="accounts and roles"),
        ACCOUNTS,
    ),
    action(
        "manage_accounts",
        Words(
            fi="käyttäjätilien hoito", sv="skötsel av konton", en="managing accounts and sessions"
        ),
        ACCOUNTS,
    ),
    action(
        "review_access",
        Words(
            fi="käyttöoikeuksien katselmus",
            sv="granskning av behörigheter",
            en="reviewing rights of use",
        ),
        ACCOUNTS,
    ),
)
