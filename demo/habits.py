"""What the staff of the demonstration have settled on: what is asked beside the procedure's own
fields, the tags by which they gather requests, and what they write again and again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from demo.cast import Cast
from demo.company import DIEGO, JORGE, LAURA, MARISOL, MIGUEL, AreaCode, Staff
from demo.script import DAY
from models.vocabulary import PolicyKind
from procedure.core.act import Act
from procedure.reception.tagging import create_tag
from procedure.resolution.saved_replies import create_saved_reply
from procedure.service_levels.policies.changes import approve_policy, propose_policy

SETTLED = 100 * DAY  # before the first request
TAGS = ("Cierre de mes", "Proveedor externo", "Error repetido", "Cliente en riesgo")
ASKED: Mapping[str, Any] = {
    "fields": [
        {
            "key": "PRODUCT",
            "types": ["INCIDENT", "INQUIRY"],
            "es": "Producto",
            "en": "Product",
            "answer": "CHOICE",
            "choices": [
                {"key": "FINANCE", "es": "Bizflow Finanzas", "en": "Bizflow Finance"},
                {"key": "INVENTORY", "es": "Bizflow Inventario", "en": "Bizflow Inventory"},
                {"key": "PAYROLL", "es": "Bizflow Nómina", "en": "Bizflow Payroll"},
                {"key": "OTHER", "es": "Otro, o no lo sé", "en": "Another, or I do not know"},
            ],
        },
        {
            "key": "COST_CENTER",
            "types": ["CHANGE_REQUEST"],
            "es": "Centro de costos",
            "en": "Cost centre",
            "hint_es": "El que autoriza el gasto, si lo hay.",
            "hint_en": "The one that approves the expense, if any.",
        },
    ]
}


@dataclass(frozen=True)
class SavedReply:
    author: Staff
    title: str
    body_es: str
    body_en: str
    area: AreaCode | None = None


REPLIES = {
    "lo-vemos": SavedReply(
        LAURA,
        "Ya lo estamos viendo",
        "{{cliente}}, ya tengo su solicitud {{solicitud}} y la estoy revisando. Le escribo en"
        " cuanto sepa la causa; la solución es a más tardar el {{plazo}}.",
        "{{customer}}, I have your request {{request}} and I am looking into it. I will write as"
        " soon as I know the cause; the solution is due by {{due}}.",
    ),
    "captura": SavedReply(
        DIEGO,
        "Pedir una captura de pantalla",
        "{{cliente}}, ¿podría enviarme una captura de la pantalla completa en el momento del"
        " error, con la hora a la vista? Con eso lo busco en el registro.\n\n{{agente}}",
        "{{customer}}, could you send me a screenshot of the whole screen at the moment of the"
        " error, with the time in sight? With that I can find it in the log.\n\n{{agent}}",
        "SUPPORT",
    ),
    "certificado": SavedReply(
        MARISOL,
        "Certificado vencido: cómo renovarlo",
        "{{cliente}}, el sello con el que timbra venció. Renuévelo en Emisores › Certificados y"
        " pulse Reintentar todo; las facturas conservan su folio y su orden.",
        "{{customer}}, the seal that stamps your invoices has expired. Renew it in Issuers ›"
        " Certificates and press Retry all; the invoices keep their folio and their order.",
        "BILLING",
    ),
}


async def settle(cast: Cast, now: datetime) -> None:
    """Two people decide what is asked; a lead says which tags there are; anybody keeps a reply."""
    at = now - SETTLED
    content = orjson.dumps(ASKED).decode()
    async with Act.begin(cast.actor(JORGE), now=at) as act:
        proposed = await propose_policy(
            act,
            kind=PolicyKind.REQUEST_FIELDS,
            content=content,
            reason="Sin el producto, la mitad de las incidencias se asignan dos veces",
        )
    async with Act.begin(cast.actor(MIGUEL), now=at) as act:
        await approve_policy(act, proposed.id)
    async with Act.begin(cast.actor(JORGE), now=at) as act:
        for name in TAGS:
            cast.tags[name] = (await create_tag(act, name=name)).id
    for key, reply in REPLIES.items():
        async with Act.begin(cast.actor(reply.author), now=at) as act:
            saved = await create_saved_reply(
                act,
                title=reply.title,
                body_es=reply.body_es,
                body_en=reply.body_en,
                area_id=cast.areas[reply.area] if reply.area else None,
            )
        cast.replies[key] = saved.id
