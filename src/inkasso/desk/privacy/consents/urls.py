"""Addresses of consents, from the case of whoever gives them."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.privacy.consents import keeping, proving

urlpatterns = [
    path("cases/<int:number>/consents/", keeping.every, name="consents"),
    path("cases/<int:number>/consents/withdraw/", keeping.take_back, name="consent_withdraw"),
    path("cases/<int:number>/consents/<str:use>/give/", keeping.ask, name="consent_give"),
    path("cases/<int:number>/consents/<str:use>/proof/", proving.show, name="consent_proof"),
    path(
        "cases/<int:number>/consents/<str:use>/proof/<int:place>/proof.json",
        proving.keep,
        name="consent_proof_file",
    ),
]
