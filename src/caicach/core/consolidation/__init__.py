"""Many agencies' figures as one: what is added, what is not, and who is missing."""
