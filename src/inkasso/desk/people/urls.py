"""Addresses of what is known and done about people of a case."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.people import holds, reaching, relief, representatives

_CASE = "cases/<int:number>"

urlpatterns = [
    path(f"{_CASE}/reach/", reaching.reach, name="reach"),
    path(f"{_CASE}/returned-mail/", reaching.returned, name="returned_mail"),
    path(f"{_CASE}/representative/", representatives.representative, name="representative"),
    path(f"{_CASE}/representative/end/", representatives.end, name="representative_end"),
    path(f"{_CASE}/relief/", relief.relief, name="relief"),
    path(f"{_CASE}/holds/", holds.holds, name="holds"),
    path(f"{_CASE}/holds/<int:hold>/lift/", holds.lift, name="hold_lift"),
]
