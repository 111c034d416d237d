"""The knowledge base of the demonstration: two articles for each area of the desk."""

from demo.articles import access, accounts, billing, product, quality, support

ARTICLES = (
    support.UNBALANCED_LEDGER,
    support.FROZEN_DASHBOARD,
    billing.STAMPING_STOPPED,
    billing.DUPLICATE_CHARGE,
    accounts.CONTRACT_CONTACTS,
    accounts.LICENSES,
    product.REQUEST_A_CHANGE,
    product.APPROVAL_FLOWS,
    access.VERIFICATION_CODE,
    access.SINGLE_SIGN_ON,
    quality.FILE_A_COMPLAINT,
    quality.MAINTENANCE_NOTICES,
)
