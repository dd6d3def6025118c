"""Addresses of changes to many cases."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.bulk import asking, orders

urlpatterns = [
    path("bulk/", orders.bulk, name="bulk"),
    path("bulk/these/", asking.these, name="bulk_these"),
    path("bulk/new/<str:act>/", asking.new, name="bulk_new"),
    path("bulk/<int:number>/", orders.order, name="bulk_order"),
]
