"""Addresses of long work."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.work import day_runs, views

urlpatterns = [
    path("day/", day_runs.day_runs, name="day_runs"),
    path("work/", views.work, name="work"),
    path("work/<int:number>/", views.job, name="job"),
    path("work/<int:number>/file", views.made, name="job_file"),
]
