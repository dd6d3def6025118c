"""The processing register: what the agency does with whose data, as data that is checked."""
