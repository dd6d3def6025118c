"""Addresses of breaches."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.privacy.breaches import drafts, pages, scoping, steps

#: Steps that are a form each.
_STEPS = ("assess", "measure", "authority", "persons", "public", "close")

urlpatterns = [
    path("breaches/", pages.every, name="breaches"),
    path("breaches/new/", pages.open_one, name="open_breach"),
    path("breaches/<int:number>/", pages.show, name="breach"),
    *(
        path(f"breaches/<int:number>/{key}/", steps.step, {"key": key}, name=f"breach_{key}")
        for key in _STEPS
    ),
    path("breaches/<int:number>/scope/", scoping.search, name="breach_scope"),
    path("breaches/<int:number>/notification.pdf", drafts.notification, name="breach_notification"),
    path("breaches/<int:number>/letter.pdf", drafts.letter, name="breach_letter"),
    path("breaches/<int:number>/list/", drafts.addressees, name="breach_list"),
]
