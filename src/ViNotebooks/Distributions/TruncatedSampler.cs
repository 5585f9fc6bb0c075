using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>
/// Draws between bounds: by the quantile where it has a closed form, by drawing from the base until a value lies inside where that
/// is likely enough, and otherwise by searching for the place where the distribution function reaches a uniform number.
/// </summary>
internal sealed class TruncatedSampler : ISampler
{
    private const double LikelyEnough = 0.01;
    // double precision reaches no further into a tail
    private const double LeastMass = 1e-290;

    private const string X = "x";

    private readonly ISampler source;
    private readonly Expr cdf;
    private readonly double low;
    private readonly double high;
    private readonly bool isDiscrete;
    private readonly bool isLikely;

    private TruncatedSampler(TruncatedLaw law)
    {
        source = law.Base.Sampler(ParameterValues.None);
        cdf = law.Cdf(new Symbol(X))!;
        low = law.From is { } from ? ParameterValues.None.Number(from) : double.NegativeInfinity;
        high = law.To is { } to ? ParameterValues.None.Number(to) : double.PositiveInfinity;
        isDiscrete = law.IsDiscrete;
        isLikely = ParameterValues.None.Number(law.Mass(law.To)) >= LikelyEnough;
    }

    public static ISampler Of(TruncatedLaw law, ParameterValues values)
    {
        var numbers = (TruncatedLaw)law.Map(values.Literal);
        return !numbers.IsDiscrete && ParameterValues.None.Number(numbers.Mass(numbers.To)) > LeastMass && numbers.Quantile(new Symbol(X)) is { } quantile && ScalarProgram.Compile(quantile, [X]) is not null
            ? TransformSampler.Of(numbers, ParameterValues.None)
            : new TruncatedSampler(numbers);
    }

    public void Draw(RandomStream random, Span<double> value)
    {
        if (isLikely)
        {
            do
            {
                source.Draw(random, value);
            }
            while (value[0] < low || value[0] > high);
            return;
        }

        var wanted = WideFloat.FromDouble(random.NextOpenDouble());
        if (!isDiscrete)
        {
            value[0] = DoubleSearch.Least(low, high, at => !(Cdf(at) < wanted));
            return;
        }

        // double the step until the count is passed, then halve
        var (below, step) = (low - 1, 1.0);
        while (below + step < high && Cdf(below + step) < wanted)
        {
            below += step;
            step *= 2;
        }

        for (; step > 1; step /= 2)
        {
            var middle = below + (step / 2);
            below = middle <= high && Cdf(middle) < wanted ? middle : below;
        }

        value[0] = Math.Min(below + 1, high);
    }

    // 128 bits resolve a tail where double precision has one value only
    private WideFloat Cdf(double at) => Evaluator<WideFloat>.Evaluate(
        cdf, new Dictionary<string, Value<WideFloat>> { [X] = Value<WideFloat>.Scalar(WideFloat.FromDouble(at)) }).AsScalar;
}
