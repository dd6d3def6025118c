"""When a person may be contacted: no statute has hours, so a named policy that can be switched."""
