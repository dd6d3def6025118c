"""What a strategy would have done in a client's past cases, before it is switched on.

Letters, costs and days follow from the law and from facts of that time. How debtors would have
answered to other letters nobody knows: payments, holds and credits are held as they were.
"""
