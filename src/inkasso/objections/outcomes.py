"""What can become of an objection, and what each outcome does."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from inkasso.base.words import Words


class Outcome(StrEnum):
    """The answer to an objection."""

    #: The person was right: what was disputed is taken back.
    UPHELD = "upheld"
    #: Part of it is taken back; on the rest collecting goes on.
    PARTLY = "partly"
    #: The ground clearly has no effect (4 b § 2 mom.): collecting goes on.
    REJECTED = "rejected"
    #: The client holds on to it, and the ground may matter: only a court decides.
    MAINTAINED = "maintained"
    #: The person gave it up.
    WITHDRAWN = "withdrawn"

    @property
    def takes_back(self) -> bool:
        """Whether principal is taken back."""
        return self in (Outcome.UPHELD, Outcome.PARTLY)

    @property
    def goes_on(self) -> bool:
        """Whether what was disputed, or what is left of it, is collected again."""
        return self in (Outcome.PARTLY, Outcome.REJECTED, Outcome.WITHDRAWN)


NAMES: Mapping[Outcome, Words] = {
    Outcome.UPHELD: Words(
        fi="hyväksytään, kiistetty poistetaan",
        sv="godkänns, det bestridda återtas",
        en="upheld, what was disputed is taken back",
    ),
    Outcome.PARTLY: Words(fi="hyväksytään osaksi", sv="godkänns delvis", en="upheld in part"),
    Outcome.REJECTED: Words(
        fi="hylätään, peruste on selvästi vailla vaikutusta",
        sv="avslås, grunden saknar klart betydelse",
        en="rejected, the ground clearly has no effect",
    ),
    Outcome.MAINTAINED: Words(
        fi="jää riitaiseksi, perintä pysyy keskeytettynä",
        sv="förblir tvistig, indrivningen ligger nere",
        en="stays in dispute, collecting stays stopped",
    ),
    Outcome.WITHDRAWN: Words(
        fi="velallinen peruu kiistämisen",
        sv="gäldenären återtar bestridandet",
        en="withdrawn by the debtor",
    ),
}
