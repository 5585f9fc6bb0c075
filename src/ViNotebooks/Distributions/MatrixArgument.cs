using System.Globalization;
using System.Runtime.CompilerServices;
using ViNotebooks.Expressions;

namespace ViNotebooks.Distributions;

/// <summary>Matrices of parameters given as numbers: checked, and made exact expressions.</summary>
internal static class MatrixArgument
{
    private const double LargestAsymmetry = 1e-9;

    /// <summary>A matrix of finite numbers with so many rows.</summary>
    public static MatrixLiteral Reals(double[,] values, int rows, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.GetLength(0) != rows || values.GetLength(1) == 0)
        {
            throw new ArgumentException($"{name} is {values.GetLength(0)} × {values.GetLength(1)}; it must have {rows} rows and at least one column.", name);
        }

        return Literal(values, name);
    }

    /// <summary>A symmetric positive definite matrix, of this size where it is given.</summary>
    public static MatrixLiteral Spd(double[,] values, int? size = null, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        var literal = Square(values, size, name);
        var side = values.GetLength(0);
        var elements = new double[side * side];
        for (var i = 0; i < side; i++)
        {
            for (var j = 0; j < side; j++)
            {
                elements[(i * side) + j] = values[i, j];
                if (Math.Abs(values[i, j] - values[j, i]) > LargestAsymmetry * Math.Sqrt(Math.Abs(values[i, i] * values[j, j])))
                {
                    throw new ArgumentException(
                        $"{name} is not symmetric: {Text(values[i, j])} at ({i + 1}, {j + 1}) and {Text(values[j, i])} at ({j + 1}, {i + 1}).", name);
                }
            }
        }

        return Cholesky.Factor(elements, side) is null ? throw new ArgumentException($"{name} is not positive definite.", name) : literal;
    }

    /// <summary>A lower triangular matrix with a positive diagonal.</summary>
    public static MatrixLiteral LowerTriangular(double[,] values, int size, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        var literal = Square(values, size, name);
        for (var i = 0; i < size; i++)
        {
            for (var j = i; j < size; j++)
            {
                if (i == j ? !(values[i, i] > 0) : values[i, j] != 0)
                {
                    throw new ArgumentException(
                        $"The element ({i + 1}, {j + 1}) of {name} is {Text(values[i, j])}; it must be {(i == j ? "positive" : "0")}.", name);
                }
            }
        }

        return literal;
    }

    private static MatrixLiteral Square(double[,] values, int? size, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        if (rows == 0 || rows != columns || (size is { } wanted && rows != wanted))
        {
            throw new ArgumentException($"{name} is {rows} × {columns}; it must be {(size is { } side ? $"{side} × {side}" : "square")}.", name);
        }

        return Literal(values, name);
    }

    private static MatrixLiteral Literal(double[,] values, string name)
    {
        var rows = new Sequence<Expr>[values.GetLength(0)];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new Expr[values.GetLength(1)];
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = double.IsFinite(values[i, j])
                    ? Numeral.Of(values[i, j])
                    : throw new ArgumentOutOfRangeException(name, values[i, j], $"The element ({i + 1}, {j + 1}) of {name} is {Text(values[i, j])}; it must be finite.");
            }

            rows[i] = row.ToSequence();
        }

        return new MatrixLiteral(rows.ToSequence());
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
