"""Which step comes next and when: the only room that weighs the rooms below."""
