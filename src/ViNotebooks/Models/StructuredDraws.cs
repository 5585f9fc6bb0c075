using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models;

/// <summary>Draws of vectors and matrices whose elements depend on each other.</summary>
internal static class StructuredDraws
{
    private const int SimplexUnits = 1 << 20;

    /// <summary>Positive multiples of 2⁻²⁰ whose sum is exactly one.</summary>
    public static Value<WideFloat> Simplex(int size, RandomStream random, bool isWild)
    {
        if (size > SimplexUnits)
        {
            throw new ScopeException($"A simplex of {size} elements is too large.");
        }

        // independent exponentials divided by their sum are uniform on the simplex; their cubes lean towards its corners
        var weights = new double[size];
        for (var i = 0; i < size; i++)
        {
            var exponential = -Math.Log(1 - random.NextDouble());
            weights[i] = isWild ? exponential * exponential * exponential : exponential;
        }

        var sum = weights.Sum();
        var units = Array.ConvertAll(weights, weight => 1 + (int)((SimplexUnits - size) * (weight / sum)));
        units[Array.IndexOf(units, units.Max())] += SimplexUnits - units.Sum();
        return Value<WideFloat>.Vector(Array.ConvertAll(units, unit => WideFloat.FromDouble((double)unit / SimplexUnits)));
    }

    /// <summary>A Aᵀ/n + c I with few digits, exactly symmetric; c, and with it the condition, varies.</summary>
    public static Value<WideFloat> Spd(int size, RandomStream random, bool isWild)
    {
        var ridge = isWild ? 0.02 : random.Next(2) == 0 ? 1 : 0.2;
        var scale = isWild ? Math.Pow(10, random.Next(3) - 1) : 1;
        var factor = new double[size * size];
        for (var i = 0; i < factor.Length; i++)
        {
            factor[i] = random.NextNormal();
        }

        var elements = new WideFloat[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = i == j ? ridge : 0;
                for (var k = 0; k < size; k++)
                {
                    sum += factor[(i * size) + k] * factor[(j * size) + k] / size;
                }

                // rounding moves an eigenvalue by at most n/20000 of the scale, less than the ridge for n < 400
                var rounded = WideFloat.FromDouble(Domain.Round(Math.Round(sum * 1e4) / 1e4 * scale));
                elements[(i * size) + j] = rounded;
                elements[(j * size) + i] = rounded;
            }
        }

        return Value<WideFloat>.Matrix(size, size, elements);
    }

    /// <summary>(I − S)(I + S)⁻¹ with S skew-symmetric, orthogonal to the full precision; half of them with a row negated and the rows turned.</summary>
    /// <remarks>Cayley's transform; Golub and Van Loan, "Matrix Computations", 4th edition, problem 2.5.2.</remarks>
    public static Value<WideFloat> Orthogonal(int size, RandomStream random)
    {
        var plus = LinearAlgebra<WideFloat>.Identity(size);
        var minus = LinearAlgebra<WideFloat>.Identity(size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var skew = WideFloat.FromDouble(Domain.Round(random.NextNormal()));
                plus[(i * size) + j] = skew;
                plus[(j * size) + i] = -skew;
                minus[(i * size) + j] = -skew;
                minus[(j * size) + i] = skew;
            }
        }

        // (I + S)⁻¹ and I − S commute
        var rotation = LinearAlgebra<WideFloat>.Solve(plus, size, minus, size);
        if (random.Next(2) == 0)
        {
            return Value<WideFloat>.Matrix(size, size, rotation);
        }

        var turn = random.Next(size);
        var turned = new WideFloat[rotation.Length];
        for (var i = 0; i < rotation.Length; i++)
        {
            var from = rotation[(i + (turn * size)) % rotation.Length];
            turned[i] = i < size ? -from : from;
        }

        return Value<WideFloat>.Matrix(size, size, turned);
    }
}
