"""The life of a submission: statuses, who may do what, what each act needs, and the log of what was done."""
