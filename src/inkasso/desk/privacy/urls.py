"""Addresses of the officer's desk."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.privacy import (
    answering,
    carrying_out,
    editions,
    erasing,
    log_reviews,
    overview,
    packages,
    porting,
    publishing,
    register,
    requests,
    retention,
    verifying,
    watching,
)
from inkasso.desk.privacy.breaches.urls import urlpatterns as breaches
from inkasso.desk.privacy.consents.urls import urlpatterns as consents
from inkasso.desk.privacy.recipients.urls import urlpatterns as recipients

urlpatterns = [
    path("requests/new/<int:number>/", requests.take, name="take_request"),
    path("requests/<int:number>/", requests.show, name="request"),
    path("requests/<int:number>/letter.pdf", requests.letter, name="request_letter"),
    path("requests/<int:number>/compare/", answering.compare, name="request_compare"),
    *(
        path(
            f"requests/<int:number>/{where}/",
            answering.chosen,
            {"step": key},
            name=f"request_{key}",
        )
        for where, key in (("ask", "ask"), ("authority", "authority"), ("more-time", "more_time"))
    ),
    path("requests/<int:number>/decide/", answering.answer, name="request_decide"),
    path("requests/<int:number>/rectify/", carrying_out.correct, name="request_rectify"),
    path("requests/<int:number>/review/", carrying_out.look_again, name="request_review"),
    path("requests/<int:number>/recipients/", carrying_out.recipients, name="request_recipients"),
    path("requests/<int:number>/erase/", erasing.erase, name="request_erase"),
    path("requests/<int:number>/package/", packages.package, name="request_package"),
    path("requests/<int:number>/package/file", packages.fetch, name="request_package_file"),
    path("requests/<int:number>/transfer/", porting.wish, name="request_transfer"),
    path("requests/<int:number>/transfer/end/", porting.withdraw, name="request_wish_end"),
    path("requests/<int:number>/bring/", porting.bring, name="request_bring"),
    path("overview/", overview.show, name="overview"),
    path("looks/", watching.looked, name="looks"),
    path("disclosures/", watching.disclosed, name="disclosures"),
    path("register/", register.purposes, name="register"),
    path("register/<slug:key>/", register.purpose, name="purpose"),
    path("notice/", editions.every, name="notice_versions"),
    path("notice/<int:number>.pdf", editions.read, name="notice_version"),
    path("notice/publish/", publishing.ask_version, name="notice_publish"),
    path("verification/", verifying.verification, name="verification"),
    path("verification/<int:number>/", verifying.one, name="verification_one"),
    path("verification/drift/", verifying.drift, name="drift"),
    path("retention/", retention.retention, name="retention"),
    path("retention/run/", retention.ask_run, name="retention_run"),
    path("looks/reviews/", log_reviews.every, name="log_reviews"),
    path("looks/reviews/<int:number>/", log_reviews.show, name="log_review"),
    path("looks/reviews/<int:number>/sign/", log_reviews.sign, name="log_review_sign"),
    *breaches,
    *recipients,
    *consents,
]
