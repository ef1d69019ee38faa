"""What a lead designs before the day: the plan as a whole, its times, versions and checks."""
