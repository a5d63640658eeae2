"""How a mistake is told on a page, in a fragment and by the API: what happened and what to do next."""
