"""Measurements of time and memory; `make bench` prints them."""
