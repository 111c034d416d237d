"""Real mail servers for the tests: Exim takes mail and says what it could not deliver, Dovecot
keeps the mailboxes.
"""

from __future__ import annotations

import contextlib
import grp
import os
import pwd
import shutil
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "clave"
DOVECOT = """
protocols = imap lmtp
listen = 127.0.0.1
base_dir = {folder}/run
log_path = {folder}/dovecot.log
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
auth_username_format = %Ln
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
mail_location = maildir:{folder}/mail/%Ln
first_valid_uid = 1
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%Ln allow_all_users=yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {imap}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"""
EXIM = """
primary_hostname = mx.desk.example
spool_directory = {folder}/spool
log_file_path = {folder}/spool/%slog
exim_path = {exim}
domainlist ours = desk.example : andina.example
acl_smtp_rcpt = take
acl_smtp_data = take
message_size_limit = 40M
bounce_return_size_limit = 10K
delay_warning =
keep_environment =
begin acl
take:
  accept
begin routers
nobody:
  driver = redirect
  local_parts = nadie
  data = :fail: no such user
  allow_fail
desk:
  driver = manualroute
  domains = desk.example
  condition = {desk_condition}
  transport = to_desk
  route_list = * 127.0.0.1
  self = send
boxes:
  driver = manualroute
  domains = +ours
  transport = to_dovecot
  route_list = * 127.0.0.1
  self = send
begin transports
to_dovecot:
  driver = smtp
  protocol = lmtp
  port = {lmtp}
  allow_localhost
to_desk:
  driver = smtp
  protocol = lmtp
  port = {desk}
  allow_localhost
begin retry
* * F,1h,1s
"""


class NoMailServers(Exception):
    """There is no Exim and Dovecot here to be run."""


@dataclass(frozen=True)
class MailServers:
    folder: Path
    smtp: int
    imap: int
    lmtp: int

    def imap_url(self, name: str) -> str:
        return f"imap://{name}:{PASSWORD}@127.0.0.1:{self.imap}/INBOX"

    @property
    def smtp_url(self) -> str:
        return f"smtp://127.0.0.1:{self.smtp}"

    def post(self, raw: bytes, to: str, sender: str = "ana@andina.example") -> None:
        with smtplib.SMTP("127.0.0.1", self.smtp, timeout=10) as server:
            server.sendmail(sender, [to], raw)

    def hand_over(self, raw: bytes, to: str, sender: str = "ana@andina.example") -> None:
        """Straight to the mailbox, by LMTP."""
        with smtplib.LMTP("127.0.0.1", self.lmtp) as server:
            server.sendmail(sender, [to], raw)

    def box(self, name: str) -> list[bytes]:
        """What somebody's mailbox holds, the oldest first."""
        files = [
            each
            for part in ("new", "cur")
            for each in (self.folder / "mail" / name / part).glob("*")
        ]
        return [each.read_bytes() for each in sorted(files, key=lambda each: each.name)]


@contextmanager
def mail_servers(desk_port: int = 0) -> Iterator[MailServers]:
    """With a `desk_port`, Exim hands mail for the desk over there by LMTP; else it goes to the
    desk's mailbox.
    """
    exim, dovecot = _program("exim4", "exim"), _program("dovecot")
    if exim is None or dovecot is None:
        raise NoMailServers
    folder = Path(tempfile.mkdtemp(prefix="mail"))
    user = pwd.getpwuid(os.geteuid()) if os.geteuid() else pwd.getpwnam("mail")
    servers = MailServers(folder, *(free_port() for _ in range(3)))
    try:
        for part in ("spool", "mail", "run"):
            (folder / part).mkdir()
        _configure(servers, user, exim, desk_port)
        if not os.geteuid():
            folder.chmod(0o755)
            for part in ("mail", "run"):
                shutil.chown(folder / part, user.pw_name, user.pw_gid)
            shutil.chown(folder / "spool", "Debian-exim", "Debian-exim")
        with _running(servers, exim, dovecot):
            yield servers
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _configure(servers: MailServers, user: pwd.struct_passwd, exim: str, desk_port: int) -> None:
    folder = servers.folder
    (folder / "dovecot.conf").write_text(
        DOVECOT.format(
            folder=folder,
            user=user.pw_name,
            group=_group(user),
            password=PASSWORD,
            imap=servers.imap,
            lmtp=servers.lmtp,
        )
    )
    (folder / "exim.conf").write_text(
        EXIM.format(
            folder=folder,
            exim=exim,
            desk_condition="true" if desk_port else "false",
            lmtp=servers.lmtp,
            desk=desk_port or 1,
        )
    )


def _group(user: pwd.struct_passwd) -> str:
    return grp.getgrgid(user.pw_gid).gr_name


@contextmanager
def _running(servers: MailServers, exim: str, dovecot: str) -> Iterator[None]:
    folder = servers.folder
    pid_file = (
        [] if os.geteuid() else ["-oP", str(folder / "exim.pid")]
    )  # Exim lets only root say where
    listen = ["-bdf", "-q1s", "-oX", f"127.0.0.1.{servers.smtp}", *pid_file]
    commands = [
        [dovecot, "-F", "-c", str(folder / "dovecot.conf")],
        [exim, "-C", str(folder / "exim.conf"), *listen],
    ]
    started = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for command in commands
    ]
    try:
        for port in (servers.smtp, servers.imap, servers.lmtp):
            _await(port)
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            process.kill()


def _program(*names: str) -> str | None:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await(port: int) -> None:
    until = time.monotonic() + 15
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers at {port}")
