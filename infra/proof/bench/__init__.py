"""What a cold lambda costs until its first answer, and how soon a cabinet knows a code, each beside its
floor; and what a case costs."""
