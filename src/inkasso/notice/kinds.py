"""The kinds of things that a register speaks of, each with the sentence that defines it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inkasso.base.words import Words


class Use(StrEnum):
    """What a purpose may do with the rows of a category."""

    READ = "read"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class SourceKind(StrEnum):
    """Who tells us; decides between Articles 13 and 14, and what portability covers."""

    #: The person themselves: Article 13.
    PERSON = "person"
    #: A client that hands over a receivable.
    CLIENT = "client"
    #: An authority or its register.
    AUTHORITY = "authority"
    #: A keeper of credit information.
    CREDIT_INFORMATION = "credit_information"
    #: A source open to the public.
    PUBLIC = "public"
    #: Somebody else: a bank, a debtor's agent, a seller of claims.
    OTHER = "other"
    #: Our own work with the data: letters written, entries booked, looks logged.
    OWN = "own"


class RecipientKind(StrEnum):
    """What a recipient is to us; decides the least that its gate must ask."""

    #: The client whose receivable it is.
    CLIENT = "client"
    #: An agency in another country that goes on with the collecting.
    AGENCY_ABROAD = "agency_abroad"
    #: An agency that takes a client's cases over.
    SUCCESSOR = "successor"
    #: A court or an authority.
    AUTHORITY = "authority"
    #: A keeper of credit information.
    CREDIT_INFORMATION = "credit_information"
    #: A buyer in a business arrangement.
    BUYER = "buyer"
    #: Anybody, because the person agreed.
    BY_CONSENT = "by_consent"
    #: Who speaks for the person: agent, guardian, debt counsellor.
    AGENT = "agent"
    #: A bank or payment institution that carries out a payment.
    BANK = "bank"
    #: A processor: works for us, on our instructions, under Article 28.
    PROCESSOR = "processor"


class Condition(StrEnum):
    """Something that must be true before data goes to a recipient."""

    #: The recipient is in the EU or EEA, or a transfer ground of chapter V is on record for it.
    COUNTRY = "country"
    #: A contract with the recipient is in force.
    CONTRACT = "contract"
    #: A confidentiality agreement with the recipient is in force.
    CONFIDENTIALITY = "confidentiality"
    #: The person has consented to this disclosure.
    CONSENT = "consent"
    #: A provision that obliges us to disclose is named.
    LEGAL_OBLIGATION = "legal_obligation"
    #: A provision that allows the disclosure is named and its conditions are met.
    PERMITTED_BY_LAW = "permitted_by_law"
    #: The disclosure establishes, exercises or defends a legal claim.
    LEGAL_CLAIM = "legal_claim"
    #: The debtor lives in the recipient's country.
    MOVED_ABROAD = "moved_abroad"
    #: The client has moved the mandate to the recipient.
    MANDATE_MOVED = "mandate_moved"
    #: The recipient has handed over the receivable in question.
    OWN_RECEIVABLE = "own_receivable"
    #: The person has authorised the recipient, or an authority has appointed it.
    AUTHORISED = "authorised"


class TransferGround(StrEnum):
    """What allows a transfer to a country outside the EU and EEA (GDPR chapter V)."""

    #: The Commission has found the country's protection adequate.
    ADEQUACY = "45"
    #: Standard contractual clauses.
    STANDARD_CLAUSES = "46(2)(c)"
    #: Binding corporate rules.
    CORPORATE_RULES = "46(2)(b)"
    #: The person's explicit consent.
    EXPLICIT_CONSENT = "49(1)(a)"
    #: Establishing, exercising or defending a legal claim.
    LEGAL_CLAIM = "49(1)(e)"


class Unit(StrEnum):
    """What a period counts."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class Beginning(StrEnum):
    """What a time to keep counts from, as the system knows the day of it."""

    #: A case was closed; of what belongs to the person, the last of their cases.
    COLLECTION_END = "collection_end"
    #: The financial year of the row, or of the closing of its case, ended.
    FINANCIAL_YEAR_END = "financial_year_end"
    #: The agreement with a client ended.
    RELATIONSHIP_END = "relationship_end"
    #: The last contact, or an objection to further ones.
    LAST_CONTACT = "last_contact"
    #: A survey closed.
    SURVEY_END = "survey_end"
    #: A reader unsubscribed, or could not be reached.
    UNSUBSCRIBED = "unsubscribed"
    #: Who had objected to marketing ordered messages again; the row goes in that moment.
    OBJECTION_LIFTED = "objection_lifted"
    #: A visit of the website.
    VISIT = "visit"
    #: A consent was withdrawn or ran out, or what it carried is no longer needed.
    CONSENT_END = "consent_end"
    #: A request was answered.
    ANSWER = "answer"
    #: The row was written.
    RECORDED = "recorded"
    #: An employment ended.
    EMPLOYMENT_END = "employment_end"
    #: A breach of data protection was closed.
    BREACH_CLOSED = "breach_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A length of time."""

    #: How many; never negative. None of any unit is "at once".
    count: int
    #: Of what.
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act that the register cites."""

    #: Number, such as `411/2018`.
    number: str
    #: Its name.
    name: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A section of an act."""

    #: Number of the act, a key of `Register.acts`.
    act: str
    #: Section or article as printed, such as `12 §`.
    section: str
