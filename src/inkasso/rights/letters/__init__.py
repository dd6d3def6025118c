"""Letters on requests: what was asked, what we decided and why, what follows, what can be done."""
