"""It is no longer needed: the person takes the request back."""

from portal.requests.acts.reasoned import ReasonedAct
from texts import N_

show = ReasonedAct(
    "WITHDRAW",
    "Withdraw",
    "withdrawTicket",
    "requests/acts/withdraw.html",
    N_("Díganos por qué la retira."),
    done="withdrawn",
).show
