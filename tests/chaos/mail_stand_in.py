"""A mail server of a few lines: takes every mail, writes it down for good before it says so. May be killed any time.

python -m tests.chaos.mail_stand_in PORT FILE
"""

import email
import email.policy
import json
import os
import socketserver
import sys


class Conversation(socketserver.StreamRequestHandler):
    """One client, as far as SMTP needs it."""

    def handle(self) -> None:
        self._say("220 stand-in")
        while line := self.rfile.readline():
            verb = line.split(b":")[0].strip().upper()
            if verb.startswith(b"QUIT"):
                self._say("221 bye")
                return
            if verb == b"DATA":
                self._say("354 go on")
                self._keep(self._data())
            self._say("250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
        self.wfile.flush()

    def _data(self) -> bytes:
        lines = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return b"".join(lines)
            lines.append(line.removeprefix(b"."))
        raise ConnectionError("The client went away in the middle of a mail.")

    @staticmethod
    def _keep(raw: bytes) -> None:
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        row = {"id": mail["Message-ID"], "to": str(mail["To"]), "subject": str(mail["Subject"])}
        line = (json.dumps(row, ensure_ascii=False) + "\n").encode()
        handle = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, line)
            os.fsync(handle)
        finally:
            os.close(handle)


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


if __name__ == "__main__":
    with Server(("127.0.0.1", int(sys.argv[1])), Conversation) as server:
        server.serve_forever()
