"""What decides until when a debt may be asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from inkasso.law.fi.limitation.start import LimitationStart


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """A suit, enforcement or an insolvency proceeding in which the debt was claimed (11 §)."""

    begun_on: date
    #: Day it ended without a judgment; None while it goes on, or when the judgment ended it.
    ended_on: date | None = None
    #: Whether the debtor was told of the claim before it ended.
    debtor_informed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitationFacts:
    """What decides when a debt becomes time-barred towards one debtor; each has their own time."""

    #: Due date, or the day the debt fell due by acceleration.
    due_date: date
    #: Days on which limitation was interrupted towards this debtor: a reminder or demand that named
    #: the debt, a payment, an acknowledgement, an agreement (section 10).
    interrupted_on: tuple[date, ...] = ()
    #: Day the claim was brought before a court; until the judgment limitation stands still.
    claimed_on: date | None = None
    #: Day of the final judgment or other enforcement ground.
    judgment_on: date | None = None
    #: Whether the debtor is a natural person.
    natural_debtor: bool = True
    #: Whether the creditor is a natural person.
    natural_creditor: bool = False
    #: Whether the debt rests on a contract.
    contractual: bool = True
    #: Whether it is a directly enforceable public receivable, which follows 706/2007.
    public: bool = False
    #: Day a public receivable was imposed; None counts from its due date.
    imposed_on: date | None = None
    #: Proceedings in which the debt was claimed, besides the one that led to the judgment.
    proceedings: tuple[Proceeding, ...] = ()
    #: From when limitation runs where that is not the due date (sections 6 to 8).
    start: LimitationStart | None = None
    #: Day the duty to pay begins, when a judgment set a later one (13 § 3 mom.).
    owed_from: date | None = None
    #: Whether the debt is compensation for a crime with a sentence of prison or community service.
    serious_crime: bool = False
    #: Whether the claim came to a natural person from another than one before the judgment.
    bought_by_natural_person: bool = False
    #: Whether a court has extended the time of the enforcement ground (705/2007, 2 luku 26 §).
    title_extended: bool = False

    def known_on(self, on: date) -> LimitationFacts:
        """The facts as they were on a day."""
        return replace(
            self,
            interrupted_on=tuple(day for day in self.interrupted_on if day <= on),
            claimed_on=_known(self.claimed_on, on),
            judgment_on=_known(self.judgment_on, on),
            proceedings=tuple(
                replace(one, ended_on=_known(one.ended_on, on))
                for one in self.proceedings
                if one.begun_on <= on
            ),
        )


def _known(day: date | None, on: date) -> date | None:
    return day if day is not None and day <= on else None
