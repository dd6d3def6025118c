"""Django's PostgreSQL backend, whose every transaction runs as the purpose that is acted for."""
