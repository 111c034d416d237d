"""It is not solved: the work goes on, and the clock with it (4.4.1)."""

from portal.requests.acts.reasoned import ReasonedAct
from texts import N_

show = ReasonedAct(
    "REJECT",
    "Reject",
    "rejectResolution",
    "requests/acts/reject.html",
    N_("Díganos qué sigue fallando."),
    done="rejected",
).show
