"""Hand-over tables: what a client sends to hand over receivables, as CSV or XLSX.

`read_table` opens a file and gives its raw rows; `read_row` judges one of them and gives a typed
row or every fault that it has.
"""

from inkasso.formats.handover.files import read_table
from inkasso.formats.handover.reading import read_row
from inkasso.formats.handover.rows import (
    CoDebtorRow,
    HandoverRow,
    PartyData,
    PartyType,
    PostalAddress,
    ReadRow,
    ReceivableKind,
    kind_for_debtor,
)
from inkasso.formats.handover.tables import HandoverTable, RawRow

__all__ = [
    "CoDebtorRow",
    "HandoverRow",
    "HandoverTable",
    "PartyData",
    "PartyType",
    "PostalAddress",
    "RawRow",
    "ReadRow",
    "ReceivableKind",
    "kind_for_debtor",
    "read_row",
    "read_table",
]
