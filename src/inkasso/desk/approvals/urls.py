"""Addresses of approvals."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.approvals import views

urlpatterns = [
    path("approvals/", views.approvals, name="approvals"),
    path("approvals/<int:number>/", views.approval, name="approval"),
]
