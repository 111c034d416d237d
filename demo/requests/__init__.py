"""Ninety days of the desk: sixty requests, told from the oldest to the newest."""

from demo.requests import access, accounts, billing, integrations, product, quality, support, today

REQUESTS = tuple(
    sorted(
        (
            *support.REQUESTS,
            *integrations.REQUESTS,
            *billing.REQUESTS,
            *accounts.REQUESTS,
            *product.REQUESTS,
            *access.REQUESTS,
            *quality.REQUESTS,
            *today.REQUESTS,
        ),
        key=lambda request: request.ago,
        reverse=True,
    )
)
