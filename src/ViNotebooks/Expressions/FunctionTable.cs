namespace ViNotebooks.Expressions;

/// <summary>How a function is written: its infix name, its LaTeX command, and how many arguments it takes.</summary>
/// <param name="Function">The function.</param>
/// <param name="Name">The infix name it is printed with.</param>
/// <param name="Latex">The LaTeX it is printed with, or null where it has a notation of its own (√, |·|, fractions).</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
/// <param name="IsElementwise">Whether it is a scalar function of one argument, applied to a vector element by element.</param>
/// <param name="IsPrefix">Whether it is customarily written without parentheses, as in log θ.</param>
internal sealed record FunctionEntry(
    Function Function, string Name, string? Latex, int Least, int Most, bool IsElementwise, bool IsPrefix);

/// <summary>The dictionary of functions: names in infix and LaTeX, synonyms, and arities.</summary>
internal static class FunctionTable
{
    private static readonly FunctionEntry[] Entries =
    [
        Elementwise(Function.Exp, "exp", @"\exp", prefix: true),
        Elementwise(Function.Log, "log", @"\log", prefix: true),
        Elementwise(Function.Log2, "log2", @"\log_2", prefix: true),
        Elementwise(Function.Log10, "log10", @"\log_{10}", prefix: true),
        Elementwise(Function.Log1p, "log1p", @"\operatorname{log1p}"),
        Elementwise(Function.Expm1, "expm1", @"\operatorname{expm1}"),
        Elementwise(Function.Sqrt, "sqrt", null),
        Elementwise(Function.Abs, "abs", null),
        Elementwise(Function.Sign, "sign", @"\operatorname{sign}"),
        Elementwise(Function.Floor, "floor", null),
        Elementwise(Function.Ceiling, "ceil", null),
        Elementwise(Function.Sin, "sin", @"\sin", prefix: true),
        Elementwise(Function.Cos, "cos", @"\cos", prefix: true),
        Elementwise(Function.Tan, "tan", @"\tan", prefix: true),
        Elementwise(Function.Cot, "cot", @"\cot", prefix: true),
        Elementwise(Function.Arcsin, "arcsin", @"\arcsin", prefix: true),
        Elementwise(Function.Arccos, "arccos", @"\arccos", prefix: true),
        Elementwise(Function.Arctan, "arctan", @"\arctan", prefix: true),
        Elementwise(Function.Sinh, "sinh", @"\sinh", prefix: true),
        Elementwise(Function.Cosh, "cosh", @"\cosh", prefix: true),
        Elementwise(Function.Tanh, "tanh", @"\tanh", prefix: true),
        Elementwise(Function.Arsinh, "arsinh", @"\operatorname{arsinh}"),
        Elementwise(Function.Arcosh, "arcosh", @"\operatorname{arcosh}"),
        Elementwise(Function.Artanh, "artanh", @"\operatorname{artanh}"),
        Elementwise(Function.Erf, "erf", @"\operatorname{erf}"),
        Elementwise(Function.Erfc, "erfc", @"\operatorname{erfc}"),
        Elementwise(Function.NormalCdf, "Phi", @"\Phi"),
        Elementwise(Function.LogGamma, "lgamma", @"\operatorname{lgamma}"),
        Elementwise(Function.Gamma, "Gamma", @"\Gamma"),
        Elementwise(Function.Digamma, "digamma", @"\psi"),
        Elementwise(Function.Trigamma, "trigamma", @"\psi_1"),
        Elementwise(Function.Factorial, "factorial", null),
        Elementwise(Function.Logit, "logit", @"\operatorname{logit}"),
        Elementwise(Function.Sigmoid, "sigmoid", @"\operatorname{sigmoid}"),
        Elementwise(Function.Softplus, "softplus", @"\operatorname{softplus}"),
        Elementwise(Function.LogNormalCdf, "logPhi", @"\operatorname{logPhi}"),
        Elementwise(Function.NormalQuantile, "NormalQuantile", @"\operatorname{NormalQuantile}"),
        Elementwise(Function.ExpIntegral, "Ei", @"\operatorname{Ei}"),
        Other(Function.NormalPdf, "normpdf", @"\operatorname{normpdf}", 1, 3),
        Other(Function.Polygamma, "polygamma", @"\operatorname{polygamma}", 2, 2),
        Other(Function.Beta, "Beta", @"\mathrm{B}", 2, 2),
        Other(Function.LogBeta, "lbeta", @"\operatorname{lbeta}", 2, 2),
        Other(Function.Binomial, "binomial", null, 2, 2),
        Other(Function.GammaP, "GammaP", @"\operatorname{GammaP}", 2, 2),
        Other(Function.GammaQ, "GammaQ", @"\operatorname{GammaQ}", 2, 2),
        Other(Function.BetaI, "BetaI", @"\operatorname{BetaI}", 3, 3),
        Other(Function.BesselI, "BesselI", @"\operatorname{BesselI}", 2, 2),
        Other(Function.LogBesselI, "LogBesselI", @"\operatorname{LogBesselI}", 2, 2),
        Other(Function.Min, "min", @"\min", 1, 64),
        Other(Function.Max, "max", @"\max", 1, 64),
        Other(Function.Indicator, "indicator", @"\mathbf{1}", 1, 1),
        Other(Function.Not, "not", @"\lnot", 1, 1),
        Other(Function.SumOf, "sum", @"\operatorname{sum}", 1, 1),
        Other(Function.ProductOf, "prod", @"\operatorname{prod}", 1, 1),
        Other(Function.LogSumExp, "logsumexp", @"\operatorname{logsumexp}", 1, 64),
        Other(Function.Norm, "norm", null, 1, 1),
        Other(Function.Dot, "dot", @"\operatorname{dot}", 2, 2),
        Other(Function.Diagonal, "diag", @"\operatorname{diag}", 1, 1),
        Other(Function.MinOf, "minof", @"\min", 1, 1),
        Other(Function.MaxOf, "maxof", @"\max", 1, 1),
        Other(Function.Length, "length", @"\operatorname{length}", 1, 1),
        Other(Function.Transpose, "transpose", null, 1, 1),
        Other(Function.Inverse, "inv", null, 1, 1),
        Other(Function.Cholesky, "chol", @"\operatorname{chol}", 1, 1),
        Other(Function.Trace, "tr", @"\operatorname{tr}", 1, 1),
        Other(Function.Determinant, "det", @"\det", 1, 1),
        Other(Function.LogDeterminant, "logdet", @"\operatorname{logdet}", 1, 1),
        Other(Function.Solve, "solve", @"\operatorname{solve}", 2, 2),
        Other(Function.Identity, "identity", null, 0, 1),
        Other(Function.Bars, "bars", null, 1, 1),
        Other(Function.Undefined, "undefined", @"\text{undefined}", 0, 0),
    ];

    private static readonly FunctionEntry[] ByFunction = Ordered();

    public static IReadOnlyList<FunctionEntry> All => Entries;

    public static FunctionEntry Of(Function function) => ByFunction[(int)function];

    private static FunctionEntry Elementwise(Function function, string name, string? latex, bool prefix = false) =>
        new(function, name, latex, 1, 1, IsElementwise: true, prefix);

    private static FunctionEntry Other(Function function, string name, string? latex, int least, int most) =>
        new(function, name, latex, least, most, IsElementwise: false, IsPrefix: false);

    private static FunctionEntry[] Ordered()
    {
        var table = new FunctionEntry[Enum.GetValues<Function>().Length];
        foreach (var entry in Entries)
        {
            table[(int)entry.Function] = entry;
        }

        return table;
    }
}
