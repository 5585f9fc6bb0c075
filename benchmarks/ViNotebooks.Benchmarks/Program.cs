using BenchmarkDotNet.Running;
using ViNotebooks.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(JudgeBenchmarks).Assembly).Run(args);
