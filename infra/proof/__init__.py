"""What shows that it holds: the gate, the walk, the benchmarks, the torture."""
