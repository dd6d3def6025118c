"""Addresses of letters: those that are not sent yet, those in free words, and their templates."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.letters import own, previews, to_clients, writing

_OWN = "letter-templates/<int:number>/"

urlpatterns = [
    path("cases/<int:number>/next-letter.pdf", previews.next_letter_pdf, name="next_letter"),
    path("cases/<int:number>/letter/", writing.write, name="letter_write"),
    path("free-letters/<int:number>.pdf", writing.free_letter, name="free_letter"),
    path("letter-templates/", own.own_templates, name="letter_templates"),
    path("letter-templates/new/", own.new_template, name="letter_template_new"),
    path(_OWN, own.own_template, name="letter_template"),
    path(f"{_OWN}write/", own.rewrite, name="letter_template_write"),
    path(f"{_OWN}on/", own.ask_template, name="letter_template_ask"),
    path(f"{_OWN}<int:version>-<str:spoken>.pdf", own.template_pdf, name="letter_template_pdf"),
    path("clients/<int:number>/letters/", to_clients.client_letters, name="client_letters"),
    path("client-letters/<int:number>.pdf", to_clients.client_letter, name="client_letter"),
]
