using System.Numerics;

namespace ViNotebooks.Numerics;

/// <summary>
/// Sobol' points in up to 16 dimensions, scrambled by random lower-triangular matrices of bits and shifted, so that each point is
/// uniform, the points keep their even spread, and independent copies give an error estimate.
/// </summary>
/// <remarks>
/// Direction numbers: Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008).
/// Scrambling: Matoušek, "On the L2-discrepancy for anchored boxes", J. Complexity 14 (1998).
/// </remarks>
internal sealed class QuasiRandom
{
    /// <summary>The greatest number of dimensions.</summary>
    public const int MostDimensions = 16;

    private const int Bits = 32;

    // degree, coefficients of the primitive polynomial, initial numbers, for dimensions 2, 3, …
    private static readonly (int Degree, int Coefficients, int[] Initial)[] JoeKuo =
    [
        (1, 0, [1]),
        (2, 1, [1, 3]),
        (3, 1, [1, 3, 1]),
        (3, 2, [1, 1, 1]),
        (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]),
        (5, 2, [1, 1, 5, 5, 17]),
        (5, 4, [1, 1, 5, 5, 5]),
        (5, 7, [1, 1, 7, 11, 19]),
        (5, 11, [1, 1, 5, 1, 1]),
        (5, 13, [1, 1, 1, 3, 11]),
        (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]),
        (6, 13, [1, 1, 1, 15, 21, 21]),
        (6, 16, [1, 3, 1, 13, 27, 49]),
    ];

    private readonly ulong[][] directions;
    private readonly ulong[] shifts;

    /// <summary>A scrambled copy of the sequence that depends on the stream.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are no or more than 16 dimensions.</exception>
    public QuasiRandom(int dimensions, RandomStream random)
    {
        if (dimensions is < 1 or > MostDimensions)
            throw new ArgumentOutOfRangeException(nameof(dimensions), dimensions, $"Sobol' points have 1 to {MostDimensions} dimensions here.");

        Dimensions = dimensions;
        directions = new ulong[dimensions][];
        shifts = new ulong[dimensions];
        for (var d = 0; d < dimensions; d++)
        {
            directions[d] = Scrambled(Directions(d), random);
            shifts[d] = random.NextBits();
        }
    }

    public int Dimensions { get; }

    /// <summary>
    /// The points start, start + 1, … with coordinates strictly between 0 and 1, one point after the other: the length of
    /// <paramref name="points"/> is a multiple of the number of dimensions. Whole powers of two from 0 on are spread best.
    /// </summary>
    public void Fill(long start, Span<double> points)
    {
        for (var i = 0; i < points.Length; i++)
            points[i] = Coordinate(i % Dimensions, (ulong)(start + (i / Dimensions)));
    }

    /// <summary>One coordinate of the points start, start + 1, ….</summary>
    public void Fill(int dimension, long start, Span<double> column)
    {
        for (var i = 0; i < column.Length; i++)
            column[i] = Coordinate(dimension, (ulong)(start + i));
    }

    private double Coordinate(int dimension, ulong index)
    {
        var bits = shifts[dimension];
        var columns = directions[dimension];
        for (var gray = index ^ (index >> 1); gray != 0; gray &= gray - 1)
            bits ^= columns[BitOperations.TrailingZeroCount(gray)];

        // in the middle of its interval of 2⁻⁵³: never 0 or 1
        return ((bits >> 12) + 0.5) * (1.0 / (1UL << 52));
    }

    private static uint[] Directions(int dimension)
    {
        var v = new uint[Bits];
        if (dimension == 0)
        {
            for (var k = 0; k < Bits; k++)
                v[k] = 1U << (Bits - 1 - k);

            return v;
        }

        var (degree, coefficients, initial) = JoeKuo[dimension - 1];
        for (var k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                v[k] = (uint)initial[k] << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (var j = 1; j < degree; j++)
                v[k] ^= ((coefficients >> (degree - 1 - j)) & 1) == 1 ? v[k - j] : 0;
        }

        return v;
    }

    // row i of the matrix: random bits left of the diagonal, one on it; rows beyond the 32nd are random
    private static ulong[] Scrambled(uint[] columns, RandomStream random)
    {
        var rows = new uint[64];
        for (var i = 0; i < 64; i++)
        {
            var bits = (uint)(random.NextBits() >> 32);
            rows[i] = i < Bits ? (bits & ~(uint.MaxValue >> i)) | (1U << (Bits - 1 - i)) : bits;
        }

        return Array.ConvertAll(columns, column =>
        {
            var result = 0UL;
            for (var i = 0; i < 64; i++)
                result |= (ulong)(BitOperations.PopCount(rows[i] & column) & 1) << (63 - i);

            return result;
        });
    }
}
