namespace ViNotebooks.Expressions.Parsing;

/// <summary>The names that functions are written with, beyond those they are printed with.</summary>
internal static class FunctionNames
{
    private static readonly Dictionary<string, Function> Table = Build();

    /// <summary>Letters that are functions only before a parenthesis, where no such symbol is declared.</summary>
    private static readonly Dictionary<string, Function> Letters = new()
    {
        ["psi"] = Function.Digamma,
        ["Psi"] = Function.Digamma,
        ["phi"] = Function.NormalPdf,
        ["sigma"] = Function.Sigmoid,
        ["gamma"] = Function.Gamma,
        ["beta"] = Function.Beta,
        ["B"] = Function.Beta,
        ["I"] = Function.Indicator,
    };

    public static IEnumerable<string> All => Table.Keys;

    public static bool TryFind(string name, bool beforeParenthesis, out Function function)
    {
        if (Table.TryGetValue(name, out function))
        {
            return true;
        }

        if (beforeParenthesis && Letters.TryGetValue(name, out function))
        {
            return true;
        }

        // Log, Exp, LN: the same in capitals, except for the letters that mean something else (Gamma, Beta, Phi)
        return name.Length > 1 && char.IsUpper(name[0]) && Table.TryGetValue(name.ToLowerInvariant(), out function);
    }

    /// <summary>Whether the name, written as a letter, is a function in some books: worth a word when it is read as a symbol.</summary>
    public static bool IsLetterWithTwoMeanings(string name) => Letters.ContainsKey(name) || name is "Gamma" or "Phi" or "Beta";

    private static Dictionary<string, Function> Build()
    {
        var table = new Dictionary<string, Function>();
        foreach (var entry in FunctionTable.All)
        {
            table.Add(entry.Name, entry.Function);
        }

        table.Remove("undefined");
        table.Remove("bars");
        foreach (var (function, names) in new (Function, string[])[]
        {
            (Function.Log, ["ln"]),
            (Function.Log2, ["lb", "ld"]),
            (Function.Log10, ["lg"]),
            (Function.Sqrt, ["root"]),
            (Function.Abs, ["fabs", "Abs"]),
            (Function.Sign, ["sgn"]),
            (Function.Ceiling, ["ceiling"]),
            (Function.Tan, ["tg"]),
            (Function.Arcsin, ["asin"]),
            (Function.Arccos, ["acos"]),
            (Function.Arctan, ["atan", "arctg"]),
            (Function.Arsinh, ["asinh", "arcsinh"]),
            (Function.Arcosh, ["acosh", "arccosh"]),
            (Function.Artanh, ["atanh", "arctanh"]),
            (Function.NormalCdf, ["normcdf", "ncdf", "normalcdf"]),
            (Function.NormalPdf, ["npdf", "normalpdf"]),
            (Function.LogGamma, ["gammaln", "loggamma", "lnGamma", "logGamma", "lngamma", "LogGamma"]),
            (Function.Digamma, ["psi0"]),
            (Function.Trigamma, ["psi1"]),
            (Function.Polygamma, ["PolyGamma"]),
            (Function.LogBeta, ["logbeta", "betaln", "lnbeta", "logB", "lnB"]),
            (Function.Sigmoid, ["expit", "logistic"]),
            (Function.LogNormalCdf, ["lognormcdf", "logncdf"]),
            (Function.NormalQuantile, ["probit", "qnorm", "normquantile", "normppf"]),
            (Function.ExpIntegral, ["ExpIntegral", "expint"]),
            (Function.GammaP, ["gammap", "gammainc"]),
            (Function.GammaQ, ["gammaq", "gammaincc"]),
            (Function.BetaI, ["betai", "betainc"]),
            (Function.BesselI, ["besseli"]),
            (Function.LogBesselI, ["logbesseli", "logBesselI"]),
            (Function.LogSumExp, ["lse"]),
            (Function.Trace, ["trace", "Tr"]),
            (Function.LogDeterminant, ["lndet"]),
            (Function.Inverse, ["inverse"]),
            (Function.Cholesky, ["cholesky"]),
            (Function.Transpose, ["trans"]),
            (Function.Dot, ["inner"]),
            (Function.Factorial, ["fact"]),
            (Function.Binomial, ["choose", "binom", "comb"]),
            (Function.ProductOf, ["product"]),
            (Function.Identity, ["eye"]),
            (Function.Indicator, ["ind"]),
        })
        {
            foreach (var name in names)
            {
                table.Add(name, function);
            }
        }

        return table;
    }
}
