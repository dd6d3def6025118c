"""`inkasso law`: the law by itself, without a database. One module a command."""
