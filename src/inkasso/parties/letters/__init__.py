"""The page of letters that ask for no money: answers, confirmations, requests for information."""
