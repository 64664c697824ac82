"""The pages of certificates: their holders', the LSP's, and the public's."""
