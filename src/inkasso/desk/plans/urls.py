"""Addresses of plans and longer times to pay."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.plans import extensions, views

_CASE = "cases/<int:number>"

urlpatterns = [
    path(f"{_CASE}/plan/", views.plan, name="plan"),
    path(f"{_CASE}/plan/preview.pdf", views.preview, name="plan_preview"),
    path(f"{_CASE}/plan/end/", views.end, name="plan_end"),
    path(f"{_CASE}/extension/", extensions.extension, name="extension"),
    path(f"{_CASE}/extension/preview.pdf", extensions.preview, name="extension_preview"),
]
