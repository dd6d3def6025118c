"""Addresses of accounts, sessions and the review of rights."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.accounts import own, reviewing, views

urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.new, name="account_new"),
    path("accounts/review/", reviewing.review, name="access_review"),
    path("accounts/<int:number>/", views.account, name="account"),
    path("accounts/<int:number>/role/", views.role, name="account_role"),
    path("accounts/<int:number>/role/<str:key>/end/", views.end_role, name="account_end_role"),
    path("accounts/<int:number>/close/", views.close, name="account_close"),
    path("accounts/<int:number>/reset/", views.reset, name="account_reset"),
    path("accounts/<int:number>/invitation/", views.invitation_of, name="account_invite"),
    path(
        "accounts/<int:number>/sessions/<str:handle>/end/",
        views.end_one_session,
        name="account_end_session",
    ),
    path("account/sessions/", own.sessions, name="sessions"),
    path("account/sessions/<str:handle>/end/", own.end_own_session, name="end_own_session"),
]
