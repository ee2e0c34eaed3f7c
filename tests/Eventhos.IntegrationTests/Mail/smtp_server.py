"""A real mail server for tests: takes mails and writes each, with its envelope, into a folder. Needs Debian's python3-aiosmtpd.

Says "PORT n" when it listens, and ends when its standard input does.
"""
import argparse
import asyncio
import json
import os
import ssl
import sys
import threading
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

warnings.simplefilter("ignore")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True, help="where mails are written: N.eml and N.json")
    parser.add_argument("--port", type=int, default=0, help="0 for a free one")
    parser.add_argument("--tls", choices=["none", "starttls", "implicit"], default="none")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user", help="a login is required")
    parser.add_argument("--password")
    parser.add_argument("--refuse", action="append", default=[], metavar="ADDRESS=REPLY", help="a recipient that is refused")
    parser.add_argument("--refuse-data", metavar="REPLY", help="every message is refused after its data")
    parser.add_argument("--drop", type=int, default=0, help="so many connections break in the middle of the data")
    parser.add_argument("--stall", action="store_true", help="never answers the data")
    return parser.parse_args()


class Handler:
    def __init__(self, options):
        self.options = options
        self.refused = dict(entry.split("=", 1) for entry in options.refuse)
        self.count = sum(name.endswith(".json") for name in os.listdir(options.folder))

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.options.stall:
            await asyncio.sleep(3600)
        if self.options.refuse_data:
            return self.options.refuse_data
        self.count += 1
        name = os.path.join(self.options.folder, f"{self.count:04}")
        with open(name + ".eml", "wb") as file:
            file.write(envelope.original_content)
        with open(name + ".tmp", "w", encoding="utf-8") as file:
            json.dump({
                "from": envelope.mail_from,
                "recipients": envelope.rcpt_tos,
                "encrypted": server.transport.get_extra_info("ssl_object") is not None,
                "user": session.auth_data,
            }, file)
        # Complete once it has this name.
        os.rename(name + ".tmp", name + ".json")
        return "250 OK"


class Server(SMTP):
    drops = 0

    async def smtp_DATA(self, arg):
        if Server.drops > 0:
            Server.drops -= 1
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def authenticator(options):
    def check(server, session, envelope, mechanism, data):
        login, password = data.login.decode(), data.password.decode()
        good = login == options.user and password == options.password
        return AuthResult(success=good, handled=good, auth_data=login)

    return check


async def main():
    options = arguments()
    Server.drops = options.drop
    context = None
    if options.tls != "none":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    handler = Handler(options)

    def protocol():
        return Server(
            handler,
            tls_context=context if options.tls == "starttls" else None,
            require_starttls=options.tls == "starttls",
            auth_required=options.user is not None,
            auth_require_tls=options.tls == "starttls",
            authenticator=authenticator(options) if options.user else None,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", options.port, ssl=context if options.tls == "implicit" else None)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    print(f"PORT {server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


asyncio.run(main())
