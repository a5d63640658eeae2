"""Signing in, the second factor, single sign-on: django-allauth in our words."""
