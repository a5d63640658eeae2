"""Form by Decree 30/2020: page, letters, headings, annexes, dates, numbers, signing capacity."""
