"""When a value holds: the words of time of a report, the period each means, and which of them is a value's."""
