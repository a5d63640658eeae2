"""The calendar feed: a person's due days at an address of their own."""
