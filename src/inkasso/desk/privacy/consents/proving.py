"""The proof of consents: what was shown, how it was given and taken back, to read and to keep."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inkasso.desk.cases.opening import open_case
from inkasso.desk.downloads import file_to_keep
from inkasso.desk.page import page
from inkasso.desk.people.reaching import choices_of
from inkasso.desk.templatetags.desk import language
from inkasso.gate.register import register_in_force
from inkasso.rights.consents.proving import Proof, proof_of
from inkasso.rights.consents.uses import find_use


@page("prove_consent")
def show(request: HttpRequest, number: int, use: str) -> HttpResponse:
    """The proof of each of a case's people, and whether its words are still those shown."""
    opened = open_case(number)
    wanted = find_use(use, register_in_force())
    proofs = [(name, proof_of(person, wanted)) for person, name in choices_of(opened)]
    context = {
        **opened.context(),
        "use": wanted.key,
        "proofs": [(name, proof, proof.readable(language())) for name, proof in proofs],
        "back": reverse("consents", args=[number]),
    }
    return render(request, "desk/privacy/consents/proof.html", context)


@page("prove_consent")
def keep(request: HttpRequest, number: int, use: str, place: int) -> HttpResponse:
    """One person's proof as the file whose hash the readable one gives."""
    people = choices_of(open_case(number))
    if place >= len(people):
        raise Http404
    proof: Proof = proof_of(people[place][0], find_use(use, register_in_force()))
    return file_to_keep(proof.json.encode(), "proof.json", "application/json")
