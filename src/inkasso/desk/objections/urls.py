"""Addresses of objections and suspensions."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.objections import suspending, views, waiting

urlpatterns = [
    path("objections/", waiting.objections, name="objections"),
    path("cases/<int:number>/objection/", views.take, name="objection_take"),
    path("cases/<int:number>/suspension/", suspending.suspension, name="suspension"),
    path("objections/<int:number>/", views.objection, name="objection"),
    path("objections/<int:number>/ask/", views.ask, name="objection_ask"),
    path("objections/<int:number>/evidence/", views.evidence, name="objection_evidence"),
    path("objections/<int:number>/answer/", views.decide, name="objection_answer"),
    path("answers/<int:number>.pdf", views.letter, name="objection_letter"),
]
