"""Exim and Dovecot for the tests of mail: the machine's, else Debian's where they may be
installed.
"""

import os
import shutil
import subprocess
import sys

PROGRAMS = {"exim4": "exim4-daemon-light", "dovecot": "dovecot-imapd dovecot-lmtpd"}
NOT_RUN = (
    "NOT RUN: the tests with real mail servers. They need Exim and Dovecot, which could neither be"
    " found nor installed (on Debian: apt install exim4-daemon-light dovecot-imapd dovecot-lmtpd)."
)


def has_mail_servers() -> bool:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return all(shutil.which(program, path=path) for program in PROGRAMS)


def obtain_mail_servers() -> bool:
    """Whether they are there, after they were installed where that may be done."""
    if has_mail_servers():
        return True
    apt = shutil.which("apt-get")
    if apt is not None and os.geteuid() == 0:
        print("Installing Exim and Dovecot for the tests of mail ...", file=sys.stderr)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        packages = " ".join(PROGRAMS.values()).split()
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(
                [apt, "-qq", *arguments], check=False, env=environment, capture_output=True
            )
    return has_mail_servers()
