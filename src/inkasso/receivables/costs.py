"""What a cost charged to a debtor can be for, beside the acts that the law prices."""

#: Standard compensation for a late commercial payment (513/1999, 10 i §).
COMPENSATION = "compensation"
#: A plan agreed with the debtor, and a longer time to pay: `ActKind` has the same words.
PAYMENT_PLAN, EXTENSION = "payment_plan", "extension"
#: Costs of what was agreed with the debtor.
AGREED = (PAYMENT_PLAN, EXTENSION)
