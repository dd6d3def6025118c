"""Every address of the desk, each with a page that says who may see it."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount.providers.openid_connect import views as openid
from django.http import HttpResponse
from django.urls import path

from inkasso.desk.accounts.urls import urlpatterns as accounts
from inkasso.desk.approvals.urls import urlpatterns as approvals
from inkasso.desk.bulk.urls import urlpatterns as bulk
from inkasso.desk.cases.urls import urlpatterns as cases
from inkasso.desk.clients.urls import urlpatterns as clients
from inkasso.desk.contacts.urls import urlpatterns as contacts
from inkasso.desk.corrections.urls import urlpatterns as corrections
from inkasso.desk.documents.urls import urlpatterns as documents
from inkasso.desk.finding import views as finding
from inkasso.desk.letters.urls import urlpatterns as letters
from inkasso.desk.money.urls import urlpatterns as money
from inkasso.desk.objections.urls import urlpatterns as objections
from inkasso.desk.page import open_page, own_page
from inkasso.desk.people.urls import urlpatterns as people
from inkasso.desk.plans.urls import urlpatterns as plans
from inkasso.desk.privacy.urls import urlpatterns as privacy
from inkasso.desk.queues.urls import urlpatterns as queues
from inkasso.desk.relations.urls import urlpatterns as relations
from inkasso.desk.seeing.urls import urlpatterns as seeing
from inkasso.desk.signing_in import views as signing_in
from inkasso.desk.signing_in.passkeys import remove_passkey
from inkasso.desk.signing_in.single import PROVIDER, stopped
from inkasso.desk.work.urls import urlpatterns as work

#: Pages that the library leads to and this house does not have.
_CLOSED = (
    "account_signup",
    "account_email",
    "account_reset_password",
    "account_set_password",
    "account_inactive",
    "account_email_verification_sent",
    "account_confirm_login_code",
    "mfa_deactivate_totp",
    "mfa_list_webauthn",
    "mfa_reauthenticate_webauthn",
    "socialaccount_signup",
    "socialaccount_connections",
    "socialaccount_login_error",
)


@open_page
def alive(request: object) -> HttpResponse:
    """Whether the server answers, for whatever watches it."""
    return HttpResponse("alive", content_type="text/plain")


urlpatterns = [
    *queues,
    path("search/", finding.search, name="search"),
    *cases,
    *clients,
    *relations,
    *money,
    *contacts,
    *privacy,
    *plans,
    *objections,
    *documents,
    *corrections,
    *people,
    *letters,
    *bulk,
    *approvals,
    *accounts,
    *work,
    *seeing,
    path("language/", signing_in.language, name="language"),
    path("theme/", signing_in.theme, name="theme"),
    path("alive/", alive, name="alive"),
    path("invitation/<str:account>/<str:token>/", signing_in.invitation, name="invitation"),
    path("sign-in/", open_page(account.login), name="account_login"),
    path(
        "sign-in/single/",
        open_page(openid.login),
        {"provider_id": PROVIDER},
        name="openid_connect_login",
    ),
    path(
        "sign-in/single/back/",
        open_page(openid.callback),
        {"provider_id": PROVIDER},
        name="openid_connect_callback",
    ),
    path("sign-in/single/stopped/", stopped, name="socialaccount_login_cancelled"),
    path("sign-in/code/", open_page(mfa.authenticate), name="mfa_authenticate"),
    path("sign-out/", open_page(account.logout), name="account_logout"),
    path("account/sure/", open_page(account.reauthenticate), name="account_reauthenticate"),
    path("account/sure/code/", own_page(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("account/password/", own_page(account.password_change), name="account_change_password"),
    path("account/second-factor/", own_page(mfa.index), name="mfa_index"),
    path("sign-in/passkey/", open_page(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path(
        "account/second-factor/passkey/",
        open_page(webauthn.add_webauthn),
        name="mfa_add_webauthn",
    ),
    path(
        "account/second-factor/passkey/<int:pk>/remove/",
        own_page(remove_passkey),
        name="mfa_remove_webauthn",
    ),
    path("account/second-factor/app/", open_page(totp.activate_totp), name="mfa_activate_totp"),
    path(
        "account/second-factor/codes/",
        own_page(recovery.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/second-factor/codes/new/",
        own_page(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    *(path(f"closed/{name}/", signing_in.closed, name=name) for name in _CLOSED),
]

handler403 = "inkasso.desk.faults.forbidden"
handler404 = "inkasso.desk.faults.not_found"
handler500 = "inkasso.desk.faults.broken"
handler429 = "inkasso.desk.faults.too_often"
