"""What is agreed with people, corrected for them, and known of how to reach them."""

from __future__ import annotations

from inkasso.base.words import Words
from inkasso.staff.actions.action import Action, action

AGREEMENTS_ACTIONS: tuple[Action, ...] = (
    action(
        "agree_plan",
        Words(
            fi="maksusuunnitelma tai pidempi maksuaika",
            sv="betalningsplan eller längre betalningstid",
            en="agreeing on a plan or a longer time to pay",
        ),
        "collection",
    ),
    action(
        "correct_claim",
        Words(
            fi="saatavan oikaisu tai luopuminen",
            sv="rättelse eller avskrivning av en fordran",
            en="correcting or writing off a receivable",
        ),
        "collection",
    ),
    action(
        "change_contact",
        Words(
            fi="yhteystietojen muuttaminen",
            sv="ändring av kontaktuppgifter",
            en="changing contact details",
        ),
        "customer_service",
        "collection",
    ),
    action(
        "name_representative",
        Words(
            fi="edustajan merkitseminen",
            sv="anteckning av en företrädare",
            en="recording a representative",
        ),
        "customer_service",
        "collection",
    ),
    action(
        "give_relief",
        Words(
            fi="tauko vaikeassa tilanteessa",
            sv="paus i en svår situation",
            en="a pause in hardship",
        ),
        "hardship",
    ),
    action(
        "preview_letter",
        Words(
            fi="kirjeen esikatselu",
            sv="förhandsvisning av ett brev",
            en="previewing a letter",
        ),
        "collection",
    ),
)
