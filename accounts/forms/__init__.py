"""What people type about themselves, roles, organisations and sign-in."""
