"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """19 MiB, two passes, one lane: OWASP's figures. Django's own cost a login up to a second of CPU."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
