"""Work by the clock: deadlines, reminders, letters. A job is a function of `now`, registered in `caicach.jobs.registry`."""
