"""Ninety days of the desk: sixty requests, told from the oldest to the newest."""

from demo.requests import (
    access_ended,
    access_open,
    accounts,
    billing_ended,
    billing_open,
    product_ended,
    product_open,
    quality_ended,
    quality_open,
    support_connections,
    support_finance,
    support_screens,
    today,
)

REQUESTS = tuple(
    sorted(
        (
            *support_finance.REQUESTS,
            *support_connections.REQUESTS,
            *support_screens.REQUESTS,
            *billing_open.REQUESTS,
            *billing_ended.REQUESTS,
            *accounts.REQUESTS,
            *product_open.REQUESTS,
            *product_ended.REQUESTS,
            *access_open.REQUESTS,
            *access_ended.REQUESTS,
            *quality_open.REQUESTS,
            *quality_ended.REQUESTS,
            *today.REQUESTS,
        ),
        key=lambda request: request.ago,
        reverse=True,
    )
)
