"""A directory of a company for tests: an OpenID Connect provider on a port of this machine."""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "portal", "hanya-untuk-uji"


class Directory(ThreadingHTTPServer):
    """Whoever it is asked about is `person`, its claims; `more` goes into the token beside them."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Pages)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.person, self.more, self.promised = {}, {}, {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def config(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def consent(self, address):
        """The person says yes on the page of the directory; the address to which the browser is sent back."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.promised[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, form):
        """What a code is worth: once, to the client that asked, with the word whose hash it told before."""
        asked = self.promised.pop(form["code"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == asked["code_challenge"]
        assert (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300} | self.person | self.more
        signed = jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "open", "token_type": "Bearer", "expires_in": 300, "id_token": signed}


class Pages(BaseHTTPRequestHandler):
    """The addresses that the portal itself asks; the person's page is `consent`."""

    def do_GET(self):
        what = {"/.well-known/openid-configuration": self.server.config(), "/userinfo": self.server.person}
        self._answer(what[self.path])

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self._answer(self.server.token(dict(parse_qsl(self.rfile.read(length).decode()))))

    def _answer(self, what):
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        """Tests are quiet."""
