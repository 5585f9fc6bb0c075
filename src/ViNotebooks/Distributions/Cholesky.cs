using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Distributions;

/// <summary>The factor L of A = L Lᵀ in doubles, for samplers.</summary>
internal static class Cholesky
{
    /// <summary>L row by row, or null where the matrix is not positive definite.</summary>
    public static double[]? Factor(ReadOnlySpan<double> matrix, int size)
    {
        var elements = new Binary64[matrix.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = matrix[i];
        }

        var factor = LinearAlgebra<Binary64>.Cholesky(elements, size);
        return Array.Exists(factor, element => !Binary64.IsFinite(element)) ? null : Array.ConvertAll(factor, Binary64.ToDouble);
    }

    /// <summary>L, where a covariance is only positive semidefinite to rounding an exception says so.</summary>
    /// <exception cref="InvalidOperationException">The matrix is not positive definite.</exception>
    public static double[] FactorOrThrow(ReadOnlySpan<double> matrix, int size) =>
        Factor(matrix, size) ?? throw new InvalidOperationException("The matrix is not positive definite.");
}
