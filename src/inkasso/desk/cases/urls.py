"""Addresses of cases."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.cases import views

urlpatterns = [
    path("cases/<int:number>/", views.case, name="case"),
    path("letters/<int:number>.pdf", views.letter, name="letter"),
    path("plan-letters/<int:number>.pdf", views.plan_letter, name="plan_letter"),
]
