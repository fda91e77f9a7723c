"""Run the benchmarks. (Skeleton.)"""
