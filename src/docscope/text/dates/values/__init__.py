"""Points of the calendar, their bounds, and how EDTF and TIMEX3 write them."""
