"""Addresses of contacts and notes."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.contacts import deviations, notes, views

urlpatterns = [
    path("cases/<int:number>/contact/", views.contact, name="contact"),
    path("cases/<int:number>/contacts/<int:entry>/correct/", views.correct, name="correct_contact"),
    path("cases/<int:number>/note/", notes.note, name="note"),
    path("cases/<int:number>/notes/<int:entry>/correct/", notes.correct, name="correct_note"),
    path("deviations/", deviations.deviations, name="deviations"),
    path("deviations/<int:number>/", deviations.review, name="deviation"),
]
