"""Of every table from which nothing young goes: the day of a row, and the joins that tell it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_OF_CASE = "LEFT JOIN receivables_case k ON k.id = {case}"
_BY_RECEIVABLE = "LEFT JOIN receivables_receivable a ON a.id = g.receivable_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_LETTER = "LEFT JOIN demands_letter a ON a.id = g.letter_id " + _OF_CASE.format(case="a.case_id")
_BY_PLAN = "LEFT JOIN plans_plan a ON a.id = g.plan_id " + _OF_CASE.format(case="a.case_id")
_BY_PLAN_LETTER = "LEFT JOIN plans_planletter a ON a.id = g.letter_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_REFUND = "LEFT JOIN receivables_refund a ON a.id = g.refund_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_OBJECTION = "LEFT JOIN objections_objection a ON a.id = g.{objection} " + _OF_CASE.format(
    case="a.case_id"
)
_BY_QUESTION = (
    "LEFT JOIN objections_clientquestion b ON b.id = g.question_id "
    "LEFT JOIN objections_objection a ON a.id = b.objection_id " + _OF_CASE.format(case="a.case_id")
)
_BY_ANSWER_LETTER = "LEFT JOIN objections_answerletter a ON a.id = g.letter_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_FREE_LETTER = "LEFT JOIN correspondence_freeletter a ON a.id = g.letter_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_ATTEMPT = "LEFT JOIN contacts_attempt a ON a.id = g.attempt_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_DOCUMENT = "LEFT JOIN receivables_document a ON a.id = g.document_id " + _OF_CASE.format(
    case="a.case_id"
)
_BY_ITEM = (
    "LEFT JOIN payments_bankitem a ON a.id = g.item_id "
    "LEFT JOIN payments_bankevent b ON b.id = a.event_id"
)
_BY_REQUEST = "LEFT JOIN rights_request a ON a.id = g.request_id"
_CLOSED, _DIRECTLY = "k.closed_on", _OF_CASE.format(case="g.case_id")

#: Of each guarded table: the day of a row `g`, and the joins that it takes to know it. What belongs
#: to a case counts from its end, by whichever row it belongs there.
FIRST: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "receivables_case": ("g.closed_on", ""),
        **dict.fromkeys(
            (
                "receivables_cost",
                "receivables_payment",
                "receivables_refund",
                "receivables_reversal",
                "receivables_statuschange",
                "receivables_offer",
                "receivables_receivable",
                "demands_letter",
                "plans_plan",
                "plans_extension",
                "plans_planletter",
            ),
            (_CLOSED, _DIRECTLY),
        ),
        "receivables_credit": (_CLOSED, _BY_RECEIVABLE),
        "receivables_creditorreminder": (_CLOSED, _BY_RECEIVABLE),
        "receivables_receivabletext": (_CLOSED, _BY_RECEIVABLE),
        "receivables_codebtor": (_CLOSED, _BY_RECEIVABLE),
        "receivables_refundpayee": (_CLOSED, _BY_REFUND),
        "demands_lettercontent": (_CLOSED, _BY_LETTER),
        "demands_letterline": (_CLOSED, _BY_LETTER),
        "demands_letterfile": (_CLOSED, _BY_LETTER),
        "plans_instalment": (_CLOSED, _BY_PLAN),
        "plans_planend": (_CLOSED, _BY_PLAN),
        "plans_lettercontent": (_CLOSED, _BY_PLAN_LETTER),
        "plans_planletterfile": (_CLOSED, _BY_PLAN_LETTER),
        "ledger_entry": ("g.booked_on", ""),
        "ledger_posting": ("b.booked_on", "LEFT JOIN ledger_entry b ON b.id = g.entry_id"),
        "payments_bankevent": ("g.booked_on", ""),
        "payments_bankitem": (
            "b.booked_on",
            "LEFT JOIN payments_bankevent b ON b.id = g.event_id",
        ),
        "payments_suspense": ("b.booked_on", _BY_ITEM),
        "payments_openreturn": ("b.booked_on", _BY_ITEM),
        "payments_cleared": ("b.booked_on", _BY_ITEM),
        "rights_request": ("g.received_on", ""),
        "rights_requestdecision": ("g.decided_on", ""),
        "rights_requeststep": ('g."on"', ""),
        "rights_requestletter": ("g.written_on", ""),
        "rights_requestexport": ("g.exported_on", ""),
        "rights_requesthold": ("a.received_on", _BY_REQUEST),
        "rights_erasure": ("g.carried_out_on", ""),
        "rights_decidedfield": (
            "a.decided_on",
            "LEFT JOIN rights_requestdecision a ON a.request_id = g.request_id",
        ),
        "rights_review": ("g.reviewed_on", ""),
        "rights_liftingtold": ("g.told_on", ""),
        "rights_recipientnotice": ("g.queued_on", ""),
        "rights_recipientoutcome": ('g."on"', ""),
        "rights_portingwish": ("g.wished_on", ""),
        "rights_portingwishend": ("g.withdrawn_on", ""),
        "rights_portingattempt": ('g."on"', ""),
        "rights_portingimport": ("g.imported_on", ""),
        "rights_consent": ("g.given_on", ""),
        "rights_consentwithdrawal": ("g.withdrawn_on", ""),
        "rights_hardshipconsent": ("g.given_on", ""),
        "rights_hardshipwithdrawal": ("g.withdrawn_on", ""),
        "rights_breach": ("g.aware_at", ""),
        **dict.fromkeys(
            (
                "rights_breachassessment",
                "rights_breachclosing",
                "rights_breachmeasure",
                "rights_breachnotice",
                "rights_breachscope",
                "rights_breachtelling",
            ),
            ("g.at", ""),
        ),
        "rights_breachperson": (
            "a.at",
            "LEFT JOIN rights_breachscope a ON a.id = g.scope_id",
        ),
        "gate_disclosure": ("g.disclosed_on", ""),
        "gate_informationgiven": ("g.given_on", ""),
        "gate_accesslog": ("g.at", ""),
    }
)
#: The same of what is done with money by hand.
HANDLED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "payments_handling": ("b.booked_on", _BY_ITEM),
        "receivables_refundundone": (_CLOSED, _DIRECTLY),
    }
)
#: And of contacts, objections, documents, what was given up, and what two people decided.
DESK: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "contacts_attempt",
                "contacts_promise",
                "contacts_note",
                "objections_objection",
                "objections_objectionhold",
                "objections_answerletter",
                "receivables_document",
                "receivables_costwithdrawn",
                "receivables_writeoff",
            ),
            (_CLOSED, _DIRECTLY),
        ),
        **dict.fromkeys(("contacts_deviation", "contacts_deviationreview"), (_CLOSED, _BY_ATTEMPT)),
        **dict.fromkeys(
            (
                "objections_disputed",
                "objections_objectiontext",
                "objections_clientquestion",
                "objections_evidence",
                "objections_answer",
            ),
            (_CLOSED, _BY_OBJECTION.format(objection="objection_id")),
        ),
        "objections_answertext": (_CLOSED, _BY_OBJECTION.format(objection="answer_id")),
        "objections_clientquestiontext": (_CLOSED, _BY_QUESTION),
        "objections_lettercontent": (_CLOSED, _BY_ANSWER_LETTER),
        "objections_answerletterfile": (_CLOSED, _BY_ANSWER_LETTER),
        "receivables_documentname": (_CLOSED, _BY_DOCUMENT),
        "staff_approval": ("g.asked_on", ""),
        "staff_accessreview": ("g.signed_on", ""),
        "staff_reviewedgrant": (
            "a.signed_on",
            "LEFT JOIN staff_accessreview a ON a.id = g.review_id",
        ),
    }
)
#: And of letters in free words, and of changes to many cases.
WRITTEN: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("correspondence_freeletter", "bulk_outcome"), (_CLOSED, _DIRECTLY)),
        "correspondence_lettercontent": (_CLOSED, _BY_FREE_LETTER),
        "correspondence_freeletterfile": (_CLOSED, _BY_FREE_LETTER),
        "bulk_order": ("g.asked_on", ""),
    }
)
#: And of reviews of the access log.
REVIEWED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "oversight_logreview": ("g.looked_on", ""),
        **dict.fromkeys(
            ("oversight_logfinding", "oversight_signedreview"),
            ("a.looked_on", "LEFT JOIN oversight_logreview a ON a.id = g.review_id"),
        ),
        "oversight_findinganswer": ('g."on"', ""),
    }
)
#: All of them.
#: And of what was said otherwise of how clients are reached.
REACHED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {"mandates_detailchange": ("g.changed_on", "")}
)
#: And of letters to clients.
TO_CLIENTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "correspondence_clientletter": ("g.dated", ""),
        "correspondence_clientletterfile": (
            "a.dated",
            "LEFT JOIN correspondence_clientletter a ON a.id = g.letter_id",
        ),
    }
)
#: And of what clients told of their claims.
CREDITORS_WORD: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "mandates_instruction": ("g.recorded_on", ""),
        "receivables_recall": (_CLOSED, _DIRECTLY),
        "receivables_otheraccount": (_CLOSED, _DIRECTLY),
    }
)
GUARDED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {**FIRST, **HANDLED, **DESK, **WRITTEN, **REVIEWED, **REACHED, **TO_CLIENTS, **CREDITORS_WORD}
)
