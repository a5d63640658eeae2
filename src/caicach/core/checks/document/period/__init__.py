"""Words of time: they speak of the period reported, not of another copied from an older report."""
