"""Workers killed while they issue: `./check chaos` (TRUST R1)."""
