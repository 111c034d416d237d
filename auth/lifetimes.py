"""How long each proof of who somebody is lasts. A session also ends after SESSION_DAYS, however
busy it is.
"""

from datetime import timedelta

IDLE = timedelta(days=4)  # a long weekend away does not sign anybody out
SEEN = timedelta(minutes=1)  # a busy session is written down at most this often
EXPLORER = timedelta(hours=1)
PERSON_TOKEN = timedelta(days=90)
CLIENT_TOKEN = timedelta(days=365)
SIGN_IN_CODE = timedelta(minutes=10)
SAVED_FORM = timedelta(hours=1)
BROWSER = timedelta(days=365)
