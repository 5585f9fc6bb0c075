using ViNotebooks.Expressions;
using static ViNotebooks.Distributions.Formulas;

namespace ViNotebooks.Distributions;

/// <summary>A law written with other laws in its arguments, such as a mixture: its names, how it is written, and how it is read.</summary>
/// <param name="Name">The canonical name.</param>
/// <param name="Synonyms">Other names.</param>
/// <param name="Read">Reads a term over declared names; laws among its arguments are read by <see cref="LawReader"/>.</param>
internal sealed record CompositeForm(string Name, Sequence<string> Synonyms, Func<FamilyTerm, Declarations, LawReading> Read);

/// <summary>The laws that are made of other laws, by name and synonym.</summary>
internal static class CompositeForms
{
    public static IReadOnlyList<CompositeForm> All { get; } =
    [
        new(MixtureLaw.Name, ["Mix"], Mixture),
        new(ProductLaw.Name, ["Independent", "Iid"], Product),
        new(AffineLaw.Name, [], Affine),
        new(TransformedLaw.Name, ["Transform"], Transformed),
        new(TruncatedLaw.Name, ["Truncate"], Truncated),
    ];

    public static CompositeForm? Find(string name) => All.FirstOrDefault(form => form.Name == name || form.Synonyms.Contains(name));

    // Mixture(weights, component, component, …)
    private static LawReading Mixture(FamilyTerm term, Declarations names)
    {
        var arguments = term.Arguments.Select(argument => argument.Value).ToList();
        if (arguments.Count < 2 || arguments[0] is FamilyTerm || !arguments.Skip(1).All(argument => argument is FamilyTerm))
        {
            return LawReading.Wrong("A mixture is written Mixture(weights, component, component, …), the weights being a vector.");
        }

        var components = Laws(arguments.Skip(1), names, out var error);
        if (components is null)
        {
            return LawReading.Wrong(error!);
        }

        var length = Elaborator.TryElaborate(arguments[0], names)?.Shape is { Kind: ShapeKind.Vector } shape ? shape.Rows : Sizes.Find(arguments[0]);
        if (!length.Fits(Size.Of(components.Count)))
        {
            return LawReading.Wrong($"The mixture has {components.Count} components and {length} weights.");
        }

        if (components.Exists(component => !component.Shape.Fits(components[0].Shape)))
        {
            return LawReading.Wrong("The components of a mixture have values of one shape.");
        }

        if (Supports.Hull([.. components.Select(component => component.Support)]) is null)
        {
            return LawReading.Wrong("The components of a mixture are all discrete or all continuous, over the same kind of values; a mixture of points is a Categorical.");
        }

        return Checked(new MixtureLaw(arguments[0], components.ToSequence()), "Mixture");
    }

    // Product(law, law, …), or Product(law, n) for n independent copies
    private static LawReading Product(FamilyTerm term, Declarations names)
    {
        var arguments = term.Arguments.Select(argument => argument.Value).ToList();
        var count = arguments.Count == 2 && arguments[1] is not FamilyTerm ? arguments[1] : null;
        var coordinates = Laws(count is null ? arguments : arguments.Take(1), names, out var error);
        if (coordinates is null || coordinates.Count == 0)
        {
            return LawReading.Wrong(error ?? "A product is written Product(law, law, …), or Product(law, n) for n independent copies.");
        }

        if (coordinates.Exists(coordinate => !coordinate.Shape.IsScalar))
        {
            return LawReading.Wrong("The coordinates of a product are scalars.");
        }

        if (coordinates.Exists(coordinate => coordinate.IsDiscrete != coordinates[0].IsDiscrete))
        {
            return LawReading.Wrong("The coordinates of a product are all discrete or all continuous.");
        }

        return count is null || (Whole(count) is { } n && n >= 1 && n <= 64)
            ? Checked(new ProductLaw(count is null ? coordinates.ToSequence() : Enumerable.Repeat(coordinates[0], (int)Whole(count)!.Value).ToSequence()), "Product")
            : Checked(new RepeatedLaw(coordinates[0], count), "Product");
    }

    // Affine(law, shift, scale): shift + scale × the value; of a normal vector, shift + matrix × the value
    private static LawReading Affine(FamilyTerm term, Declarations names)
    {
        var arguments = Placed(term, ["law", "shift", "scale"]);
        if (arguments?[0] is not FamilyTerm inner || arguments[1] is null || arguments[2] is null)
        {
            return LawReading.Wrong("An affine transform is written Affine(law, shift, scale) for shift + scale x.");
        }

        var reading = LawReader.Read(inner, names);
        return reading.Law switch
        {
            null => reading,
            { Shape.IsScalar: true, IsDiscrete: false } law => Checked(new AffineLaw(law, arguments[1]!, arguments[2]!), "Affine"),
            FamilyLaw { Mean: { } mean, Variance: { } variance } law when law.Family == MultivariateNormalFamily.Family
                || law.Family == DiagonalNormalFamily.Family || law.Family == LowRankNormalFamily.Family =>
                Checked(
                    MultivariateNormalFamily.Family.Of(
                        Make.Add(arguments[1]!, Make.Multiply(arguments[2]!, mean)),
                        Make.Multiply(Make.Multiply(arguments[2]!, variance), Call(Function.Transpose, arguments[2]!))),
                    "Affine"),
            _ => LawReading.Wrong("An affine transform is of a continuous scalar law or of a normal law over vectors."),
        };
    }

    // Transformed(exp = law), which Transformed(law, exp) is read as
    private static LawReading Transformed(FamilyTerm term, Declarations names)
    {
        if (term.Arguments is not [{ Name: { } name, Value: FamilyTerm inner }] || MonotoneFunctions.Find(name) is not { } function)
        {
            return LawReading.Wrong(
                $"A transformed law is written Transformed(law, function) with one of the functions {string.Join(", ", MonotoneFunctions.All.Select(known => known.Name))}.");
        }

        var reading = LawReader.Read(inner, names);
        return reading.Law switch
        {
            null => reading,
            { Shape.IsScalar: true, IsDiscrete: false } law => Checked(new TransformedLaw(law, function), "Transformed"),
            _ => LawReading.Wrong("A transformed law is of a continuous scalar law."),
        };
    }

    // Truncated(law, low, high); bounds that are infinite or left out do not cut
    private static LawReading Truncated(FamilyTerm term, Declarations names)
    {
        var arguments = Placed(term, ["law", "low", "high"]);
        if (arguments?[0] is not FamilyTerm inner)
        {
            return LawReading.Wrong("A truncated law is written Truncated(law, low, high), the bounds being numbers or infinite.");
        }

        var reading = LawReader.Read(inner, names);
        return reading.Law switch
        {
            null => reading,
            { Shape.IsScalar: true } law when law.Cdf(Zero) is not null && law.Support is IntervalSupport or IntegerSupport =>
                Checked(new TruncatedLaw(law, Bound(arguments[1]), Bound(arguments[2])), "Truncated"),
            _ => LawReading.Wrong("A truncated law is of a scalar law whose distribution function is known."),
        };
    }

    private static Expr? Bound(Expr? bound) => bound is Constant { Name: ConstantName.Infinity } or Negate { Operand: Constant { Name: ConstantName.Infinity } } ? null : bound;

    private static Expr?[]? Placed(FamilyTerm term, string[] parameters)
    {
        var placed = new Expr?[parameters.Length];
        for (var i = 0; i < term.Arguments.Count; i++)
        {
            var position = term.Arguments[i].Name is { } name ? Array.IndexOf(parameters, name) : i;
            if (position < 0 || position >= placed.Length || placed[position] is not null)
            {
                return null;
            }

            placed[position] = term.Arguments[i].Value;
        }

        return placed;
    }

    private static List<Law>? Laws(IEnumerable<Expr> terms, Declarations names, out string? error)
    {
        var laws = new List<Law>();
        foreach (var term in terms)
        {
            var reading = term is FamilyTerm family ? LawReader.Read(family, names) : LawReading.Wrong("A distribution is expected, such as Normal(0, 1).");
            if (reading.Law is null)
            {
                error = reading.Error;
                return null;
            }

            laws.Add(reading.Law);
        }

        error = null;
        return laws;
    }

    private static LawReading Checked(Law law, string name) =>
        LawReader.Broken(law) is { } condition ? LawReading.Wrong($"{name} needs {Expressions.Printing.InfixPrinter.Print(condition)}.") : LawReading.Of(law);
}
