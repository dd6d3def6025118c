"""What a cost charged to a debtor can be for, beside the acts that the law prices."""

#: Standard compensation for a late commercial payment (513/1999, 10 i §).
COMPENSATION = "compensation"
