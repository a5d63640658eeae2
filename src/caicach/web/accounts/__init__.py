"""Signing in and one's own account: password, second factor, single sign-on, sessions, what is lent to whom."""
