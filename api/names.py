"""Names of fields as the schema writes them."""

from __future__ import annotations

from strawberry.utils.str_converters import to_camel_case

from procedure.service_levels.policies.request_fields import KEY


def field_name(name: str) -> str:
    """`what_fails` is `whatFails`; the key of a custom field, `INVOICE_NUMBER`, is itself."""
    return name if KEY.fullmatch(name) else to_camel_case(name)
