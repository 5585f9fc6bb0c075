using BenchmarkDotNet.Running;
using ViNotebooks.Benchmarks;

if (args is ["sampling"])
{
    SamplingTimes.Serve(Console.In, Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(JudgeBenchmarks).Assembly).Run(args);
}
