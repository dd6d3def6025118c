"""Addresses of the officer's desk."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.privacy import answering, breaches, overview, register, requests, watching

urlpatterns = [
    path("requests/new/<int:number>/", requests.take, name="take_request"),
    path("requests/<int:number>/", requests.show, name="request"),
    path("requests/<int:number>/letter.pdf", requests.letter, name="request_letter"),
    path("requests/<int:number>/compare/", answering.compare, name="request_compare"),
    path("requests/<int:number>/ask/", answering.ask_for, name="request_ask"),
    path("requests/<int:number>/authority/", answering.authority, name="request_authority"),
    path("requests/<int:number>/more-time/", answering.more_time, name="request_more_time"),
    path("requests/<int:number>/decide/", answering.answer, name="request_decide"),
    path("overview/", overview.show, name="overview"),
    path("looks/", watching.looked, name="looks"),
    path("disclosures/", watching.disclosed, name="disclosures"),
    path("register/", register.purposes, name="register"),
    path("register/<slug:key>/", register.purpose, name="purpose"),
    path("processors/", register.processors, name="processors"),
    path("breaches/", breaches.every, name="breaches"),
    path("breaches/new/", breaches.open_one, name="open_breach"),
    path("breaches/<int:number>/", breaches.show, name="breach"),
]
