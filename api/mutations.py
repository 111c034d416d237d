"""Every act of the procedure as a mutation, in the procedure's order. Verb first; never a generic
update.
"""

import strawberry
from strawberry.tools import merge_types

from api.drafts.mutations import Drafts
from api.knowledge.mutations import Improvement
from api.mail.mutations import Mailing
from api.people.mutations import Responsibilities
from api.policies.mutations import Deciding
from api.tickets.assignment import Assignment
from api.tickets.closure import Closure
from api.tickets.complaints import Complaining
from api.tickets.reception import Reception
from api.tickets.resolution import Handling
from api.tickets.saving_replies import SavingReplies
from api.tickets.tagging import Tagging

Mutation = strawberry.type(
    merge_types(
        "Mutation",
        (
            *(Drafts, Reception, Tagging, Assignment, Handling, SavingReplies),
            *(Closure, Complaining),
            *(Improvement, Mailing, Deciding, Responsibilities),
        ),
    ),
    description=(
        "One mutation, one act, one transaction. A refusal is in `userErrors`, and then nothing"
        " changed."
    ),
)
