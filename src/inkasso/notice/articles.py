"""The articles of the General Data Protection Regulation (EU) 2016/679 that processing rests on."""

from __future__ import annotations

from enum import StrEnum

#: The Regulation's number, as citations give it.
GDPR = "2016/679"


class Article(StrEnum):
    """A lawful ground of processing, by the point that states it."""

    #: The person's consent.
    CONSENT = "6(1)(a)"
    #: A contract with the person, or steps before one at the person's request.
    CONTRACT = "6(1)(b)"
    #: A legal obligation of the controller.
    LEGAL_OBLIGATION = "6(1)(c)"
    #: Somebody's vital interests.
    VITAL_INTERESTS = "6(1)(d)"
    #: A task in the public interest or official authority.
    PUBLIC_TASK = "6(1)(e)"
    #: Legitimate interests of the controller or a third party, not overridden by the person's.
    LEGITIMATE_INTEREST = "6(1)(f)"
    #: Special categories: explicit consent.
    EXPLICIT_CONSENT = "9(2)(a)"
    #: Special categories: employment and social protection law.
    SOCIAL_PROTECTION = "9(2)(b)"
    #: Special categories: vital interests of somebody who cannot consent.
    VITAL_INTERESTS_SPECIAL = "9(2)(c)"
    #: Special categories: members of a foundation, association or other non-profit body.
    NON_PROFIT = "9(2)(d)"
    #: Special categories: data that the person has plainly made public.
    MADE_PUBLIC = "9(2)(e)"
    #: Special categories: establishing, exercising or defending a legal claim.
    LEGAL_CLAIM = "9(2)(f)"
    #: Special categories: substantial public interest on the basis of law.
    PUBLIC_INTEREST_SPECIAL = "9(2)(g)"
    #: Special categories: health and social care.
    CARE = "9(2)(h)"
    #: Special categories: public health.
    PUBLIC_HEALTH = "9(2)(i)"
    #: Special categories: archiving, research and statistics.
    RESEARCH = "9(2)(j)"

    @property
    def for_special_categories(self) -> bool:
        """Whether it lifts the ban of Article 9; it never stands without one of Article 6."""
        return self.value.startswith("9")

    @property
    def is_consent(self) -> bool:
        """Whether the processing stands and falls with what the person agreed to."""
        return self in {Article.CONSENT, Article.EXPLICIT_CONSENT}


#: Grounds against which a person may object (Art. 21(1)).
OBJECTABLE = frozenset({Article.LEGITIMATE_INTEREST, Article.PUBLIC_TASK})
#: Grounds that rest on a rule of law, which the register must name.
NEED_LAW = frozenset(
    {Article.LEGAL_OBLIGATION, Article.PUBLIC_TASK, Article.PUBLIC_INTEREST_SPECIAL}
)
