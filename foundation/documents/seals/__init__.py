"""The LSP's seal on its papers: PAdES, certified, no changes allowed. The only reader of pyHanko.

RSA-3072 with SHA-256, both said explicitly: an elliptic key or a longer digest would lift the file to PDF
2.0, and it would no longer be PDF/A-3. The key is read and checked once per process (pyHanko alone does it
twice for every signature, most of a second); only the worker can read it (TRUST C3).

Where no key is configured, a development authority is made once and kept beside the other keys of a desk;
`note()` then gives the words that every sealed paper must carry. Production has no such folder, and
refuses.

Another hand may hold the key (PKCS#11, the state's e-signature): it is a pyHanko `Signer` in the place of
`KeptKey`, and names its certificate in the same file.
"""

from foundation.documents.seals.keys import DEVELOPMENT, SealError
from foundation.documents.seals.setting import note, seal
from foundation.documents.seals.verifying import Verdict, verify

__all__ = ["DEVELOPMENT", "SealError", "Verdict", "note", "seal", "verify"]
