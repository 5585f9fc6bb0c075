using System.Numerics.Tensors;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Estimation;

/// <summary>Columns of independent draws, up to 1024 long, by vector instructions: as many are needed as a measured promise takes.</summary>
internal static class Columns
{
    public const int Longest = 1024;

    /// <summary>Uniform in (0, 1).</summary>
    public static void Uniform(RandomStream random, Span<double> column)
    {
        foreach (ref var value in column)
        {
            value = ((random.NextBits() >> 12) + 0.5) * (1.0 / (1UL << 52));
        }
    }

    public static void Bernoulli(double probability, RandomStream random, Span<double> column)
    {
        var threshold = (ulong)(probability * ulong.MaxValue);
        foreach (ref var value in column)
        {
            value = random.NextBits() < threshold ? 1 : 0;
        }
    }

    /// <summary>With rate 1.</summary>
    public static void Exponential(RandomStream random, Span<double> column)
    {
        Uniform(random, column);
        TensorPrimitives.Log<double>(column, column);
        TensorPrimitives.Negate<double>(column, column);
    }

    /// <summary>Standard normal, by Box and Muller.</summary>
    public static void Normal(RandomStream random, Span<double> column)
    {
        var half = (column.Length + 1) / 2;
        Span<double> radius = stackalloc double[half];
        Span<double> sine = stackalloc double[half];
        Span<double> cosine = stackalloc double[half];
        Exponential(random, radius);
        TensorPrimitives.Multiply(radius, 2, radius);
        TensorPrimitives.Sqrt<double>(radius, radius);
        Uniform(random, sine);
        TensorPrimitives.Multiply(sine, 2, sine);
        TensorPrimitives.SinCosPi(sine, sine, cosine);
        TensorPrimitives.Multiply<double>(radius, sine, column[..half]);
        TensorPrimitives.Multiply<double>(radius[..(column.Length - half)], cosine[..(column.Length - half)], column[half..]);
    }

    public static void LogNormal(double deviation, RandomStream random, Span<double> column)
    {
        Normal(random, column);
        TensorPrimitives.Multiply(column, deviation, column);
        TensorPrimitives.Exp<double>(column, column);
    }

    /// <summary>From 1 on.</summary>
    public static void Pareto(double index, RandomStream random, Span<double> column)
    {
        Exponential(random, column);
        TensorPrimitives.Divide(column, index, column);
        TensorPrimitives.Exp<double>(column, column);
    }

    /// <summary>Bailey's polar form.</summary>
    public static void Student(double degrees, RandomStream random, Span<double> column)
    {
        Span<double> cosine = stackalloc double[column.Length];
        Uniform(random, cosine);
        TensorPrimitives.Multiply(cosine, 2, cosine);
        TensorPrimitives.CosPi<double>(cosine, cosine);
        Pareto(degrees / 2, random, column);
        TensorPrimitives.Subtract(column, 1, column);
        TensorPrimitives.Multiply(column, degrees, column);
        TensorPrimitives.Sqrt<double>(column, column);
        TensorPrimitives.Multiply<double>(column, cosine, column);
    }

    public static void Square(Span<double> column) => TensorPrimitives.Multiply<double>(column, column, column);

    /// <summary>a x + b.</summary>
    public static void Affine(double slope, double intercept, Span<double> column)
    {
        TensorPrimitives.Multiply(column, slope, column);
        TensorPrimitives.Add(column, intercept, column);
    }
}
