"""Writes the environment of a new production installation to the standard output, every secret random.

python3 scripts/make_env.py sertifikasi.example.id > .env
"""

import secrets
import sys

SECRETS = ("SECRET_KEY", "IDENTITY_KEY", "IDENTITY_INDEX_KEY", "FILES_KEY", "JOURNAL_KEY")
PASSWORDS = ("POSTGRES_PASSWORD", "REDIS_PASSWORD", "S3_SECRET_KEY")

TEMPLATE = """\
# Made by scripts/make_env.py. Who reads this file can read everything: chmod 600, a copy in the safe.
# IDENTITY_KEY and FILES_KEY: without them identity numbers and files stay closed for ever.
PRODUCTION=1
SITE_URL=https://{host}
{secrets}
S3_ACCESS_KEY=portal

# Letters. Please fill in; the portal does not start without.
EMAIL_URL=
DEFAULT_FROM_EMAIL=lsp@{host}

# The seal: an RSA key and its certificate (PEM), in the folder ./seal. The worker alone sees the key, the web the
# certificate, too; both are number 10001 there: chown -R 10001 seal; chmod 600 seal/key.pem
SEAL_KEY_FILE=/run/seal/key.pem
SEAL_CERTIFICATE_FILE=/run/seal/certificate.pem

# The signature for machines, beside the seal: openssl ecparam -name prime256v1 -genkey -noout -out seal/credentials.pem
CREDENTIAL_KEY_FILE=/run/seal/credentials.pem
"""


def main(host):
    """The text of the file."""
    lines = [f"{name}={secrets.token_urlsafe(64)}" for name in SECRETS]
    # These stand inside addresses, so they are letters and figures only.
    lines += [f"{name}={secrets.token_hex(24)}" for name in PASSWORDS]
    print(TEMPLATE.format(host=host, secrets="\n".join(lines)), end="")


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "host")):
        sys.exit("usage: make_env.py host-name > .env")
    main(sys.argv[1])
