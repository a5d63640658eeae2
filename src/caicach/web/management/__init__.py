"""Django's own commands of the portal, run by `caicach manage`."""
