"""Addresses of figures."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.seeing import views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/count/", views.count, name="count_figures"),
    path("figures/<slug:key>/", views.figure, name="figure"),
    path("figures/<slug:key>.<slug:form>", views.figure_file, name="figure_file"),
]
