"""Addresses of letters: those that are not sent yet, and those in free words."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.letters import previews, writing

urlpatterns = [
    path("cases/<int:number>/next-letter.pdf", previews.next_letter_pdf, name="next_letter"),
    path("cases/<int:number>/letter/", writing.write, name="letter_write"),
    path("free-letters/<int:number>.pdf", writing.free_letter, name="free_letter"),
]
