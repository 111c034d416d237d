"""The priority seems wrong: the customer says why, once, and a lead answers (4.1.4)."""

from portal.requests.acts.reasoned import ReasonedAct
from texts import N_

show = ReasonedAct(
    "ASK_PRIORITY_REVIEW",
    "AskPriorityReview",
    "askPriorityReview",
    "requests/acts/priority.html",
    N_("Díganos por qué la prioridad debería ser otra."),
    done="review",
).show
