using ViNotebooks.Numerics;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>The functions of scalars, vectors and matrices, for the interpreter.</summary>
internal static class FunctionEvaluator<T>
    where T : struct, IReal<T>
{
    private const int LargestIdentity = 1000;

    public static Value<T> Evaluate(Evaluator<T> evaluator, Call call)
    {
        if (IsLogOfCall(call) && LogOf(evaluator, (Call)call.Arguments[0]) is { } log)
        {
            return log;
        }

        if (FunctionTable.Of(call.Function).IsElementwise)
        {
            return Elementwise(call.Function, evaluator.Evaluate(call.Arguments[0]));
        }

        return call.Function switch
        {
            Function.Undefined => Arithmetic<T>.Undefined,
            Function.Indicator => Value<T>.Scalar(evaluator.EvaluateCondition(call.Arguments[0])),
            Function.Not => Value<T>.Condition(ScalarFunctions<T>.Apply(Function.Not, evaluator.EvaluateCondition(call.Arguments[0]))),
            Function.Identity => Identity(evaluator, call),
            Function.NormalPdf => Value<T>.Scalar(NormalPdf(evaluator, call)),
            Function.BetaI => Value<T>.Scalar(IncompleteBeta<T>.Of(
                evaluator.EvaluateScalar(call.Arguments[0]), evaluator.EvaluateScalar(call.Arguments[1]), evaluator.EvaluateScalar(call.Arguments[2]))),
            Function.Polygamma or Function.Beta or Function.LogBeta or Function.Binomial or Function.GammaP or Function.GammaQ
                or Function.BesselI or Function.LogBesselI => Value<T>.Scalar(ScalarFunctions<T>.Apply(
                call.Function, evaluator.EvaluateScalar(call.Arguments[0]), evaluator.EvaluateScalar(call.Arguments[1]))),
            Function.Min or Function.Max or Function.LogSumExp when call.Arguments.Count > 1 => OfSeveral(evaluator, call),
            Function.Dot or Function.Solve => OfTwo(
                call.Function, evaluator.Evaluate(call.Arguments[0]), evaluator.Evaluate(call.Arguments[1])),
            _ => OfOne(call.Function, evaluator.Evaluate(call.Arguments[0])),
        };
    }

    /// <summary>Whether the call is the logarithm of another, which is not always the logarithm of that one's value.</summary>
    public static bool IsLogOfCall(Call call) => call is { Function: Function.Log, Arguments: [Call] };

    /// <summary>A function of a number, of each element of a vector or row.</summary>
    public static Value<T> Elementwise(Function function, Value<T> argument) => argument.Kind switch
    {
        ShapeKind.Scalar => Value<T>.Scalar(ScalarFunctions<T>.Apply(function, argument.AsScalar)),
        ShapeKind.Vector or ShapeKind.Row => Arithmetic<T>.Map(argument, x => ScalarFunctions<T>.Apply(function, x)),
        _ => throw Misfit(function, argument),
    };

    /// <summary>The logarithm of a function whose own value may be out of range though its logarithm is not.</summary>
    private static Value<T>? LogOf(Evaluator<T> evaluator, Call inner)
    {
        switch (inner.Function)
        {
            case Function.Gamma:
            case Function.Factorial:
                // n! = Γ(n + 1)
                var shift = T.FromDouble(inner.Function == Function.Gamma ? 0 : 1);
                return Arithmetic<T>.Map(evaluator.Evaluate(inner.Arguments[0]), x => ScalarFunctions<T>.LogOfGamma(x + shift));
            case Function.Exp:
                return evaluator.Evaluate(inner.Arguments[0]);
            case Function.NormalCdf:
                return Elementwise(Function.LogNormalCdf, evaluator.Evaluate(inner.Arguments[0]));
            case Function.BesselI:
                return Value<T>.Scalar(BesselFunctions<T>.LogI(
                    evaluator.EvaluateScalar(inner.Arguments[0]), evaluator.EvaluateScalar(inner.Arguments[1])));
            case Function.Beta:
                return Value<T>.Scalar(RealFunctions<T>.LogBeta(
                    evaluator.EvaluateScalar(inner.Arguments[0]), evaluator.EvaluateScalar(inner.Arguments[1])));
            case Function.Determinant:
            case Function.Bars:
                var argument = evaluator.Evaluate(inner.Arguments[0]);
                return argument.Kind == ShapeKind.Matrix
                    ? OfOne(Function.LogDeterminant, argument)
                    : Elementwise(Function.Log, OfOne(inner.Function, argument));
            default:
                return null;
        }
    }

    private static Value<T> Identity(Evaluator<T> evaluator, Call call)
    {
        if (call.Arguments.Count == 0)
        {
            return Arithmetic<T>.UnsizedIdentity;
        }

        var size = T.ToDouble(evaluator.EvaluateScalar(call.Arguments[0]));
        return size is >= 1 and <= LargestIdentity && size == Math.Floor(size)
            ? Value<T>.Matrix((int)size, (int)size, LinearAlgebra<T>.Identity((int)size))
            : Arithmetic<T>.Undefined;
    }

    private static T NormalPdf(Evaluator<T> evaluator, Call call) => call.Arguments.Count switch
    {
        1 => ScalarFunctions<T>.Apply(Function.NormalPdf, evaluator.EvaluateScalar(call.Arguments[0])),
        3 => RealFunctions<T>.NormalPdf(
            evaluator.EvaluateScalar(call.Arguments[0]),
            evaluator.EvaluateScalar(call.Arguments[1]),
            evaluator.EvaluateScalar(call.Arguments[2])),
        _ => throw new InvalidOperationException("The normal density takes x, or x, the mean and the standard deviation."),
    };

    private static Value<T> OfSeveral(Evaluator<T> evaluator, Call call)
    {
        var result = evaluator.EvaluateScalar(call.Arguments[0]);
        for (var i = 1; i < call.Arguments.Count; i++)
        {
            result = ScalarFunctions<T>.Apply(call.Function, result, evaluator.EvaluateScalar(call.Arguments[i]));
        }

        return Value<T>.Scalar(result);
    }

    private static Value<T> OfTwo(Function function, Value<T> left, Value<T> right)
    {
        if (Arithmetic<T>.IsUndefined(left) || Arithmetic<T>.IsUndefined(right))
        {
            return Arithmetic<T>.Undefined;
        }

        return function == Function.Dot ? Dot(left, right) : Solve(left, right);
    }

    private static Value<T> Dot(Value<T> left, Value<T> right)
    {
        if (left.Kind == ShapeKind.Matrix || right.Kind == ShapeKind.Matrix || left.Count != right.Count)
        {
            throw new InvalidOperationException($"The lengths {left.Count} and {right.Count} of a dot product do not fit.");
        }

        var sum = T.FromDouble(0);
        for (var i = 0; i < left.Count; i++)
        {
            sum += left.Elements[i] * right.Elements[i];
        }

        return Value<T>.Scalar(sum);
    }

    private static Value<T> Solve(Value<T> matrix, Value<T> right)
    {
        if (matrix.Kind == ShapeKind.Scalar || Arithmetic<T>.IsUnsized(matrix))
        {
            return Arithmetic<T>.Apply(BinaryOperator.Divide, right, Value<T>.Scalar(matrix.Elements[0]));
        }

        if (matrix.Kind != ShapeKind.Matrix || matrix.Rows != matrix.Columns || matrix.Rows != right.Rows)
        {
            throw new InvalidOperationException(
                $"A {matrix.Rows} × {matrix.Columns} matrix and a right-hand side with {right.Rows} rows cannot be solved.");
        }

        var elements = LinearAlgebra<T>.Solve(matrix.Elements, matrix.Rows, right.Elements, right.Columns);
        return right.Kind == ShapeKind.Vector
            ? Value<T>.Vector(elements)
            : Value<T>.Matrix(right.Rows, right.Columns, elements);
    }

    private static Value<T> OfOne(Function function, Value<T> argument)
    {
        if (Arithmetic<T>.IsUndefined(argument))
        {
            return Arithmetic<T>.Undefined;
        }

        return function switch
        {
            _ when argument.Kind == ShapeKind.Condition => throw Misfit(function, argument),
            Function.Transpose => Arithmetic<T>.Transpose(argument),
            Function.Length => Value<T>.Scalar(T.FromDouble(argument.Count)),
            Function.SumOf => Reduce(argument, T.FromDouble(0), static (x, y) => x + y),
            Function.ProductOf => Reduce(argument, T.FromDouble(1), static (x, y) => x * y),
            Function.Min or Function.MinOf => Reduce(argument, null, RealFunctions<T>.Min),
            Function.Max or Function.MaxOf => Reduce(argument, null, RealFunctions<T>.Max),
            Function.LogSumExp => LogSumExp(argument),
            Function.Bars when argument.Kind == ShapeKind.Scalar => Elementwise(Function.Abs, argument),
            Function.Bars when argument.Kind == ShapeKind.Matrix => OfMatrix(Function.Determinant, argument),
            Function.Bars or Function.Norm => Norm(argument),
            Function.Diagonal => Diagonal(argument),
            _ => OfMatrix(function, argument),
        };
    }

    private static Value<T> OfMatrix(Function function, Value<T> argument)
    {
        if (argument.Kind is not (ShapeKind.Matrix or ShapeKind.Scalar)
            || argument.Rows != argument.Columns
            || (Arithmetic<T>.IsUnsized(argument) && function != Function.Inverse))
        {
            throw Misfit(function, argument);
        }

        return function switch
        {
            Function.Trace => Reduce(Diagonal(argument), T.FromDouble(0), static (x, y) => x + y),
            Function.Determinant => Value<T>.Scalar(LinearAlgebra<T>.Determinant(argument.Elements, argument.Rows)),
            Function.LogDeterminant => Value<T>.Scalar(LinearAlgebra<T>.LogDeterminant(argument.Elements, argument.Rows)),
            Function.Inverse when argument.Kind == ShapeKind.Scalar || Arithmetic<T>.IsUnsized(argument) =>
                Arithmetic<T>.Map(argument, static x => T.FromDouble(1) / x),
            Function.Inverse => Value<T>.Matrix(
                argument.Rows, argument.Rows, LinearAlgebra<T>.Inverse(argument.Elements, argument.Rows)),
            Function.Cholesky => Value<T>.Matrix(
                argument.Rows, argument.Rows, LinearAlgebra<T>.Cholesky(argument.Elements, argument.Rows)),
            _ => throw Misfit(function, argument),
        };
    }

    private static Value<T> Diagonal(Value<T> argument)
    {
        switch (argument.Kind)
        {
            case ShapeKind.Scalar:
                return argument;
            case ShapeKind.Matrix when !Arithmetic<T>.IsUnsized(argument):
                var diagonal = new T[Math.Min(argument.Rows, argument.Columns)];
                for (var i = 0; i < diagonal.Length; i++)
                {
                    diagonal[i] = argument[i, i];
                }

                return Value<T>.Vector(diagonal);
            case ShapeKind.Vector or ShapeKind.Row:
                var size = argument.Count;
                var elements = new T[size * size];
                Array.Fill(elements, T.FromDouble(0));
                for (var i = 0; i < size; i++)
                {
                    elements[(i * size) + i] = argument.Elements[i];
                }

                return Value<T>.Matrix(size, size, elements);
            default:
                throw Misfit(Function.Diagonal, argument);
        }
    }

    /// <summary>‖v‖ = √(Σ vᵢ²), for a matrix too.</summary>
    private static Value<T> Norm(Value<T> argument) =>
        Elementwise(Function.Sqrt, Reduce(Arithmetic<T>.Map(argument, static x => x * x), T.FromDouble(0), static (x, y) => x + y));

    /// <summary>log Σ exp(vᵢ) = m + log Σ exp(vᵢ − m), m the greatest element, so that nothing overflows.</summary>
    private static Value<T> LogSumExp(Value<T> argument)
    {
        var greatest = Reduce(argument, null, RealFunctions<T>.Max).AsScalar;
        var sum = T.FromDouble(0);
        foreach (var element in argument.Elements)
        {
            sum += T.Exp(element - greatest);
        }

        return Value<T>.Scalar(greatest + T.Log(sum));
    }

    private static Value<T> Reduce(Value<T> argument, T? start, Func<T, T, T> combine)
    {
        if (Arithmetic<T>.IsUnsized(argument))
        {
            throw new InvalidOperationException("The size of the identity matrix is not known here.");
        }

        var elements = argument.Elements;
        var first = start is null ? 1 : 0;
        var result = start ?? elements[0];
        for (var i = first; i < elements.Length; i++)
        {
            result = combine(result, elements[i]);
        }

        return Value<T>.Scalar(result);
    }

    private static InvalidOperationException Misfit(Function function, Value<T> argument) =>
        new($"{FunctionTable.Of(function).Name} does not take {new Shape(argument.Kind, Size.Of(argument.Rows), Size.Of(argument.Columns))}.");
}
