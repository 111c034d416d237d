"""Every act of the procedure as a mutation, in the procedure's order. Verb first; never a generic update."""

import strawberry
from strawberry.tools import merge_types

from api.mutations.assignment import Assignment
from api.mutations.closure import Closure
from api.mutations.drafts import Drafts
from api.mutations.handling import Handling
from api.mutations.improvement import Improvement
from api.mutations.mail import Mailing
from api.mutations.policies import Deciding
from api.mutations.reception import Reception

Mutation = strawberry.type(
    merge_types(
        "Mutation", (Drafts, Reception, Assignment, Handling, Closure, Improvement, Mailing, Deciding)
    ),
    description="One mutation, one act, one transaction. A refusal is in `userErrors`, and then nothing changed.",
)
