"""It came back: within the window after closing, the request is open again (4.4.3)."""

from portal.requests.acts.reasoned import ReasonedAct
from texts import N_

show = ReasonedAct(
    "REOPEN",
    "Reopen",
    "reopenTicket",
    "requests/acts/reopen.html",
    N_("Díganos qué volvió a pasar."),
    done="reopened",
).show
