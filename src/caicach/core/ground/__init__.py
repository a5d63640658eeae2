"""What everything stands on: words, exact numbers, states of a value, periods, agencies, errors."""
