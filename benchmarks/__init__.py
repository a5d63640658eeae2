"""Side-by-side measurements anyone can run: `python -m benchmarks` prints ratios from one run on one machine."""
