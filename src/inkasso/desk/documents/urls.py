"""Addresses of documents."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.documents import views

urlpatterns = [
    path("cases/<int:number>/documents/", views.add, name="documents"),
    path("cases/<int:number>/documents/<int:document>/", views.document, name="document"),
]
