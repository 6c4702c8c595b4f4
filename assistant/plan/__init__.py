"""The product itself, pure: plans, changes, calendar, deadlines, schedule, gaps, health.

Nothing here reads a clock, the environment, a file or the network.
"""
