using BenchmarkDotNet.Attributes;

namespace ViNotebooks.Benchmarks;

/// <summary>Reading and judging one answer, as a student waits for it. A fresh seed each time.</summary>
[MemoryDiagnoser]
public class JudgeBenchmarks
{
    private const string SheetText = """
        ---
        id: benchmarks
        title: Benchmarks
        ---
        The ELBO.

        ```exercise
        id: elbo
        given:
          x: {kind: real, range: [-3, 3]}
          theta: {kind: positive, range: [0.2, 4]}
          phi: {kind: positive, range: [0.2, 4]}
        equal: up to a constant in theta, phi
        answer: -1/phi^2 + (x-theta)/phi + log(theta) - log(phi) + 1 - log(2*pi)/2 - x^2/2
        ```

        A divergence of two Gaussians.

        ```exercise
        id: matrices
        given:
          d: {kind: integer, range: [1, 4]}
          mu0: vector(d)
          Sigma0: spd(d)
          mu1: vector(d)
          Sigma1: spd(d)
        answer: (log(det(Sigma1)/det(Sigma0)) - d + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2
        ```

        A transformation of a uniform variable.

        ```exercise
        id: pushes
        given:
          phi: {kind: positive, range: [0.2, 4]}
        pushes: {u: "Uniform(0, 1)"}
        to: Exponential(phi)
        answer: -log(1-u)/phi
        ```
        """;

    private Exercise elbo = null!;
    private Exercise matrices = null!;
    private Exercise pushes = null!;
    private ulong seed;

    [GlobalSetup]
    public void Open()
    {
        var sheet = Sheet.Read(SheetText, "benchmarks.md").Sheet ?? throw new InvalidOperationException("The sheet has a problem.");
        (elbo, matrices, pushes) = (sheet["elbo"], sheet["matrices"], sheet["pushes"]);
    }

    [Benchmark(Baseline = true)]
    public Verdict RightScalar() => elbo.Check("1 - (x-1/phi)^2/2 - 1/(2*phi^2) - theta/phi + log(theta/phi) - log(2*pi)/2", Notation.Infix, seed++);

    [Benchmark]
    public Verdict RightScalarInLatex() => elbo.Check(@"-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}+\log\frac\theta\phi+\text{const.}", Notation.Latex, seed++);

    [Benchmark]
    public Verdict WrongScalarWithDiagnosis() => elbo.Check("-1/phi^2 + (x+theta)/phi + log(theta) - log(phi)", Notation.Infix, seed++);

    [Benchmark]
    public Verdict RightMatrices() =>
        matrices.Check(@"\frac12\left[\log\frac{|\Sigma_1|}{|\Sigma_0|}-d+\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)+(\mu_1-\mu_0)^T\Sigma_1^{-1}(\mu_1-\mu_0)\right]", Notation.Latex, seed++);

    [Benchmark]
    public Verdict WrongMatricesWithDiagnosis() =>
        matrices.Check("(log(det(Sigma1)/det(Sigma0)) + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2", Notation.Infix, seed++);

    [Benchmark]
    public Verdict RightTransformation() => pushes.Check("-log(u)/phi", Notation.Infix, seed++);
}
