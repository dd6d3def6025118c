"""Addresses of corrections."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.corrections import views

urlpatterns = [
    path("cases/<int:number>/correction/", views.correction, name="correction"),
]
