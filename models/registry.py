"""Every module that holds rows, in the order in which they refer to each other."""

MODULES = [
    "models.people",
    "models.policies",
    "models.tickets",
    "models.conversation",
    "models.tags",
    "models.attachments",
    "models.edits",
    "models.reviews",
    "models.closure",
    "models.read_marks",
    "models.complaints",
    "models.knowledge",
    "models.saved_replies",
    "models.drafts",
    "models.access",
    "models.mail",
    "models.jobs",
    "models.search",
    "models.desk_record",
    "models.counters",
]
