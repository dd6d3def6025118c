"""Plans and longer times to pay: proposed on the telephone, agreed in one step."""
