"""Addresses of letters that were not sent yet."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.letters import previews

urlpatterns = [
    path("cases/<int:number>/next-letter.pdf", previews.next_letter_pdf, name="next_letter"),
]
