using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Square matrices of any precision, stored row by row, through the factorisation P A = L U with partial pivoting.</summary>
/// <remarks>Golub and Van Loan, "Matrix Computations", 4th edition, algorithm 3.4.1.</remarks>
internal static class LinearAlgebra<T>
    where T : struct, IReal<T>
{
    private static readonly T Zero = T.FromDouble(0);
    private static readonly T One = T.FromDouble(1);

    public static T[] Identity(int size)
    {
        var result = new T[size * size];
        Array.Fill(result, Zero);
        for (var i = 0; i < size; i++)
        {
            result[(i * size) + i] = One;
        }

        return result;
    }

    /// <summary>The product of a <paramref name="rows"/> × <paramref name="inner"/> and an <paramref name="inner"/> × <paramref name="columns"/> matrix.</summary>
    public static T[] Multiply(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int rows, int inner, int columns)
    {
        var result = new T[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = Zero;
                for (var k = 0; k < inner; k++)
                {
                    sum += left[(i * inner) + k] * right[(k * columns) + j];
                }

                result[(i * columns) + j] = sum;
            }
        }

        return result;
    }

    public static T[] Transpose(ReadOnlySpan<T> matrix, int rows, int columns)
    {
        var result = new T[matrix.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                result[(j * rows) + i] = matrix[(i * columns) + j];
            }
        }

        return result;
    }

    /// <summary>|A|; zero for a singular matrix, undefined where an element is.</summary>
    public static T Determinant(ReadOnlySpan<T> matrix, int size)
    {
        if (!TryFactor(matrix, size, out var factors, out _, out var sign))
        {
            return AllDefined(matrix) ? Zero : T.Undefined;
        }

        var product = sign < 0 ? -One : One;
        for (var i = 0; i < size; i++)
        {
            product *= factors[(i * size) + i];
        }

        return product;
    }

    /// <summary>log |A|, without over- or underflow of the determinant; undefined where the determinant is not positive.</summary>
    public static T LogDeterminant(ReadOnlySpan<T> matrix, int size)
    {
        if (!TryFactor(matrix, size, out var factors, out _, out var sign))
        {
            return T.Undefined;
        }

        // log |A| = Σ log |Uᵢᵢ| where the signs of the pivots and of the permutation multiply to 1
        var sum = Zero;
        for (var i = 0; i < size; i++)
        {
            var pivot = factors[(i * size) + i];
            if (T.Sign(pivot) < 0)
            {
                sign = -sign;
                pivot = -pivot;
            }

            sum += T.Log(pivot);
        }

        return sign > 0 ? sum : T.Undefined;
    }

    /// <summary>The lower triangular L with L Lᵀ = A and a positive diagonal; every element is undefined where A is not positive definite.</summary>
    /// <remarks>Reads the lower triangle only. Golub and Van Loan, algorithm 4.2.1.</remarks>
    public static T[] Cholesky(ReadOnlySpan<T> matrix, int size)
    {
        var result = new T[size * size];
        Array.Fill(result, Zero);
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var value = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    value -= result[(i * size) + k] * result[(j * size) + k];
                }

                if (i > j)
                {
                    result[(i * size) + j] = value / result[(j * size) + j];
                }
                else if (T.Sign(value) > 0)
                {
                    result[(j * size) + j] = T.Sqrt(value);
                }
                else
                {
                    Array.Fill(result, T.Undefined);
                    return result;
                }
            }
        }

        return result;
    }

    /// <summary>A⁻¹; every element is undefined for a singular matrix.</summary>
    public static T[] Inverse(ReadOnlySpan<T> matrix, int size) => Solve(matrix, size, Identity(size), size);

    /// <summary>A⁻¹ B for B with <paramref name="columns"/> columns; every element is undefined for a singular matrix.</summary>
    public static T[] Solve(ReadOnlySpan<T> matrix, int size, ReadOnlySpan<T> right, int columns)
    {
        var result = new T[size * columns];
        if (!TryFactor(matrix, size, out var factors, out var order, out _))
        {
            Array.Fill(result, T.Undefined);
            return result;
        }

        for (var j = 0; j < columns; j++)
        {
            for (var i = 0; i < size; i++)
            {
                var value = right[(order[i] * columns) + j];
                for (var k = 0; k < i; k++)
                {
                    value -= factors[(i * size) + k] * result[(k * columns) + j];
                }

                result[(i * columns) + j] = value;
            }

            for (var i = size - 1; i >= 0; i--)
            {
                var value = result[(i * columns) + j];
                for (var k = i + 1; k < size; k++)
                {
                    value -= factors[(i * size) + k] * result[(k * columns) + j];
                }

                result[(i * columns) + j] = value / factors[(i * size) + i];
            }
        }

        return result;
    }

    private static bool TryFactor(ReadOnlySpan<T> matrix, int size, out T[] factors, out int[] order, out int sign)
    {
        factors = matrix.ToArray();
        order = new int[size];
        sign = 1;
        if (!AllDefined(matrix))
        {
            return false;
        }

        for (var i = 0; i < size; i++)
        {
            order[i] = i;
        }

        for (var k = 0; k < size; k++)
        {
            var best = k;
            for (var i = k + 1; i < size; i++)
            {
                if (Magnitude(factors[(i * size) + k]) > Magnitude(factors[(best * size) + k]))
                {
                    best = i;
                }
            }

            if (T.Sign(factors[(best * size) + k]) == 0)
            {
                return false;
            }

            if (best != k)
            {
                sign = -sign;
                (order[k], order[best]) = (order[best], order[k]);
                for (var j = 0; j < size; j++)
                {
                    (factors[(k * size) + j], factors[(best * size) + j]) = (factors[(best * size) + j], factors[(k * size) + j]);
                }
            }

            for (var i = k + 1; i < size; i++)
            {
                var ratio = factors[(i * size) + k] / factors[(k * size) + k];
                factors[(i * size) + k] = ratio;
                for (var j = k + 1; j < size; j++)
                {
                    factors[(i * size) + j] -= ratio * factors[(k * size) + j];
                }
            }
        }

        return true;
    }

    private static T Magnitude(T x) => T.Sign(x) < 0 ? -x : x;

    private static bool AllDefined(ReadOnlySpan<T> values)
    {
        foreach (var value in values)
        {
            if (!T.IsDefined(value))
            {
                return false;
            }
        }

        return true;
    }
}
