"""Addresses of contracts with those who get data, and of disclosing by hand."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.privacy.recipients import disclosing, processors

urlpatterns = [
    path("processors/", processors.every, name="processors"),
    path("processors/new/", processors.add, name="processor_new"),
    path("processors/<slug:key>/end/", processors.end, name="processor_end"),
    path("cases/<int:number>/disclose/", disclosing.choose, name="disclose"),
    path("cases/<int:number>/disclose/<slug:kind>/", disclosing.give, name="disclose_to"),
]
