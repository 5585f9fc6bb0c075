using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions.Evaluation;

/// <summary>Short ways to give symbols values in a test.</summary>
internal static class Values
{
    public static Value<T> Scalar<T>(double x)
        where T : struct, IReal<T> => Value<T>.Scalar(T.FromDouble(x));

    public static Value<T> Vector<T>(params double[] elements)
        where T : struct, IReal<T> => Value<T>.Vector(Array.ConvertAll(elements, T.FromDouble));

    public static Value<T> Matrix<T>(int rows, int columns, params double[] elements)
        where T : struct, IReal<T> => Value<T>.Matrix(rows, columns, Array.ConvertAll(elements, T.FromDouble));

    public static double[] ToDoubles<T>(Value<T> value)
        where T : struct, IReal<T> => Array.ConvertAll(value.Elements.ToArray(), T.ToDouble);
}
