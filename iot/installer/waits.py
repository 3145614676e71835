"""How long the installer's tools wait for boards, sensors and the hand at the door."""

# A board's answer, when there is no hurry.
REPLY_S = 1.0
# How long a sensor gets to notice that its door swung open, and how often it is asked.
NOTICE_S = 2.0
LOOK_S = 0.1
