"""Addresses of money."""

from __future__ import annotations

from django.urls import path

from inkasso.desk.money import (
    files,
    other_account,
    proofs,
    refunds,
    remittances,
    setting_right,
    suspense,
    today,
)

_ITEM = "suspense/<int:number>"

urlpatterns = [
    path("money/", today.money, name="money"),
    path("bank-files/", files.bank_files, name="bank_files"),
    path("suspense/", suspense.suspense, name="suspense"),
    path(f"{_ITEM}/", suspense.item, name="suspense_item"),
    path(f"{_ITEM}/split/", setting_right.split_item, name="suspense_split"),
    path(f"{_ITEM}/back/", setting_right.send_item_back, name="suspense_back"),
    path(f"{_ITEM}/book/", setting_right.book_item, name="suspense_book"),
    path("cases/<int:number>/payments/", setting_right.case_payments, name="case_payments"),
    path("payments/<int:number>/off/", setting_right.take_payment_off, name="payment_off"),
    path("refunds/", refunds.refunds, name="refunds"),
    path("refunds/case/<int:number>/account/", other_account.refund_account, name="refund_account"),
    path("refunds/<int:number>/order.xml", refunds.refund_order, name="refund_order"),
    path(f"{_ITEM}/order.xml", refunds.payback_order, name="payback_order"),
    path("remittances/", remittances.remittances, name="remittances"),
    path("remittances/client/<int:number>/", remittances.prepared, name="remittance_prepared"),
    path("remittances/<int:number>/again/", remittances.remittance_again, name="remittance_again"),
    path(
        "remittances/<int:number>/order.xml",
        remittances.remittance_file,
        {"kind": "order"},
        name="remittance_order",
    ),
    path(
        "remittances/<int:number>/report.pdf",
        remittances.remittance_file,
        {"kind": "report"},
        name="remittance_report",
    ),
    path(
        "remittances/<int:number>/report.csv",
        remittances.remittance_file,
        {"kind": "table"},
        name="remittance_table",
    ),
    path("proofs/", proofs.proofs, name="proofs"),
]
