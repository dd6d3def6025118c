"""Addresses of clients."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.clients import (
    agreement,
    details,
    handovers,
    new,
    reports,
    simulating,
    strategies,
    views,
)

_ONE = "clients/<int:number>/"

urlpatterns = [
    path("clients/", views.clients, name="clients"),
    path("clients/new/", new.new_client, name="client_new"),
    path(_ONE, views.client, name="client"),
    path(f"{_ONE}contacts/", views.contacts, name="client_contacts"),
    path(f"{_ONE}details/", details.details, name="client_details"),
    path(f"{_ONE}agreement/", agreement.agreement, name="client_agreement"),
    path(f"{_ONE}account-number/", agreement.account_number, name="client_account"),
    path(f"{_ONE}strategies/", strategies.strategies, name="client_strategies"),
    path(f"{_ONE}strategies/<str:kind>/", strategies.simulate, name="client_simulate"),
    path(f"{_ONE}strategies/<str:kind>/choose/", strategies.choose_one, name="client_choose"),
    path(f"{_ONE}strategies/<str:kind>/try/", simulating.try_on_all, name="client_try"),
    path(f"{_ONE}simulations/<int:simulation>/", simulating.simulation, name="client_simulation"),
    path(f"{_ONE}handovers/", handovers.handovers, name="client_handovers"),
    path(f"{_ONE}handovers/<int:handover>/", handovers.handover, name="client_handover"),
    path(f"{_ONE}handovers/<int:handover>/faults.csv", handovers.faults, name="client_faults"),
    path(f"{_ONE}report/", reports.report, name="client_report"),
    path(f"{_ONE}report/table.<str:form>", reports.table, name="client_report_table"),
]
