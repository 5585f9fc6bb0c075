namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Operators and functions of numbers, vectors and matrices.</summary>
internal sealed partial class VectorCompiler
{
    private VectorBlock VisitBinary(Binary binary)
    {
        if (binary.Operator != BinaryOperator.Power)
        {
            return Combine(binary.Operator, Visit(binary.Left), Visit(binary.Right));
        }

        if (binary.Left is Constant { Name: ConstantName.E })
        {
            return Elementwise(Function.Exp, Visit(binary.Right));
        }

        var operand = Visit(binary.Left);
        if (operand.Kind is ShapeKind.Matrix or ShapeKind.Condition)
        {
            return Beyond();
        }

        if (WholePower.ExponentIn(binary.Right) is { } exponent)
        {
            return operand.Map(slot => PowerOf(slot, exponent));
        }

        return WholePower.IsHalf(binary.Right)
            ? Elementwise(Function.Sqrt, operand)
            : Combine(BinaryOperator.Power, operand, Visit(binary.Right));
    }

    /// <summary>xⁿ by repeated multiplication.</summary>
    private int PowerOf(int slot, int exponent)
    {
        if (exponent == 0)
        {
            return Graph.Add(ScalarOperation.WholePower, 0, slot);
        }

        var result = -1;
        var square = slot;
        for (var remaining = Math.Abs(exponent); ;)
        {
            if ((remaining & 1) == 1)
            {
                result = result < 0 ? square : Graph.Add(ScalarOperation.Multiply, 0, result, square);
            }

            remaining >>= 1;
            if (remaining == 0)
            {
                return exponent > 0 ? result : Graph.Add(ScalarOperation.Divide, 0, Graph.Number(1), result);
            }

            square = Graph.Add(ScalarOperation.Multiply, 0, square, square);
        }
    }

    private VectorBlock Combine(BinaryOperator op, VectorBlock left, VectorBlock right)
    {
        if (left.Kind == ShapeKind.Condition || right.Kind == ShapeKind.Condition)
        {
            return Beyond();
        }

        var isProduct = op == BinaryOperator.Multiply && !left.IsScalar && !right.IsScalar
            && (left.Kind == ShapeKind.Matrix || left.Kind != right.Kind);
        if (isProduct)
        {
            return Product(left, right);
        }

        var isMatrix = left.Kind == ShapeKind.Matrix || right.Kind == ShapeKind.Matrix;
        var isMixed = left.IsScalar != right.IsScalar;
        var isFit = isMatrix
            ? isMixed
                ? op == BinaryOperator.Multiply || (op == BinaryOperator.Divide && right.IsScalar)
                : op is BinaryOperator.Add or BinaryOperator.Subtract
            : true;
        if (!isFit || (!isMixed && (left.Kind != right.Kind || left.Rows != right.Rows || left.Columns != right.Columns)))
        {
            return Beyond();
        }

        var shape = left.IsScalar ? right : left;
        var slots = new int[shape.Slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = Combine(op, left.Slots[left.IsScalar ? 0 : i], right.Slots[right.IsScalar ? 0 : i]);
        }

        return shape with { Slots = slots };
    }

    private int Combine(BinaryOperator op, int left, int right)
    {
        var operation = op switch
        {
            BinaryOperator.Add => ScalarOperation.Add,
            BinaryOperator.Subtract => ScalarOperation.Subtract,
            BinaryOperator.Multiply => ScalarOperation.Multiply,
            BinaryOperator.Divide => ScalarOperation.Divide,
            _ => ScalarOperation.Power,
        };
        return Graph.Add(operation, 0, left, right);
    }

    private VectorBlock Product(VectorBlock left, VectorBlock right)
    {
        if (left.Columns != right.Rows)
        {
            return Beyond();
        }

        var slots = new int[left.Rows * right.Columns];
        for (var i = 0; i < slots.Length; i++)
        {
            var (row, column) = (i / right.Columns, i % right.Columns);
            slots[i] = Dot(left.Columns, k => left[row, k], k => right[k, column]);
        }

        return (left.Kind, right.Kind) switch
        {
            (ShapeKind.Row, ShapeKind.Vector) => VectorBlock.Scalar(slots[0]),
            (ShapeKind.Row, _) => new VectorBlock(ShapeKind.Row, 1, slots.Length, slots),
            (ShapeKind.Matrix, ShapeKind.Vector) => VectorBlock.Vector(slots),
            _ => new VectorBlock(ShapeKind.Matrix, left.Rows, right.Columns, slots),
        };
    }

    private int Dot(int length, Func<int, int> left, Func<int, int> right)
    {
        var sum = -1;
        for (var k = 0; k < length; k++)
        {
            var product = Graph.Add(ScalarOperation.Multiply, 0, left(k), right(k));
            sum = sum < 0 ? product : Graph.Add(ScalarOperation.Add, 0, sum, product);
        }

        return sum < 0 ? Graph.Number(0) : sum;
    }

    private VectorBlock VisitCall(Call call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Function.Log when arguments[0] is Call inner && LogOf(inner) is { } log:
                return log;
            case Function.Indicator:
                return VisitCondition(arguments[0]) is { } indicated ? VectorBlock.Scalar(indicated) : Beyond();
            case Function.Not:
                return VisitCondition(call) is { } negated ? VectorBlock.Condition(negated) : Beyond();
            case Function.NormalPdf when arguments.Count == 1:
                return VectorBlock.Scalar(Unary(Function.NormalPdf, VisitNumber(arguments[0])));
            case Function.NormalPdf when arguments.Count == 3:
                return VectorBlock.Scalar(NormalPdf(VisitNumber(arguments[0]), VisitNumber(arguments[1]), VisitNumber(arguments[2])));
            case Function.Polygamma or Function.Beta or Function.LogBeta or Function.Binomial:
                return VectorBlock.Scalar(Graph.Add(
                    ScalarOperation.BinaryFunction, (int)call.Function, VisitNumber(arguments[0]), VisitNumber(arguments[1])));
            case Function.Min or Function.Max or Function.LogSumExp when arguments.Count > 1:
                return VectorBlock.Scalar(Reduce(call.Function, [.. arguments.Select(VisitNumber)]));
            case Function.Dot:
                var (left, right) = (Visit(arguments[0]), Visit(arguments[1]));
                return left.Slots.Length == right.Slots.Length && left.Kind != ShapeKind.Matrix && right.Kind != ShapeKind.Matrix
                    ? VectorBlock.Scalar(Dot(left.Slots.Length, k => left.Slots[k], k => right.Slots[k]))
                    : Beyond();
            case Function.Solve when !IsNoisy(arguments[0]):
                return Combine(BinaryOperator.Multiply, Visit(Make.Call(Function.Inverse, arguments[0])), Visit(arguments[1]));
            default:
                return FunctionTable.Of(call.Function).IsElementwise || arguments.Count == 1
                    ? OfOne(call.Function, Visit(arguments[0]))
                    : Beyond();
        }
    }

    private VectorBlock OfOne(Function function, VectorBlock argument)
    {
        if (FunctionTable.Of(function).IsElementwise)
        {
            return Elementwise(function, argument);
        }

        var slots = argument.Slots;
        return function switch
        {
            _ when argument.Kind == ShapeKind.Condition => Beyond(),
            Function.Transpose => Transpose(argument),
            Function.Length => VectorBlock.Scalar(Graph.Number(slots.Length)),
            Function.SumOf => VectorBlock.Scalar(slots.Aggregate((a, b) => Graph.Add(ScalarOperation.Add, 0, a, b))),
            Function.ProductOf => VectorBlock.Scalar(slots.Aggregate((a, b) => Graph.Add(ScalarOperation.Multiply, 0, a, b))),
            Function.Min or Function.MinOf => VectorBlock.Scalar(Reduce(Function.Min, slots)),
            Function.Max or Function.MaxOf => VectorBlock.Scalar(Reduce(Function.Max, slots)),
            Function.LogSumExp => VectorBlock.Scalar(LogSumExp(slots)),
            Function.Bars when argument.IsScalar => Elementwise(Function.Abs, argument),
            Function.Norm or Function.Bars when argument.Kind is not ShapeKind.Matrix || function == Function.Norm =>
                VectorBlock.Scalar(Unary(Function.Sqrt, Dot(slots.Length, k => slots[k], k => slots[k]))),
            Function.Trace when argument.Rows == argument.Columns => OfOne(Function.SumOf, Diagonal(argument)),
            Function.Diagonal => Diagonal(argument),
            Function.Inverse when argument.IsScalar => argument.Map(slot => Graph.Add(ScalarOperation.Divide, 0, Graph.Number(1), slot)),
            Function.Determinant when argument.IsScalar => argument,
            _ => Beyond(),
        };
    }

    private VectorBlock Elementwise(Function function, VectorBlock argument) =>
        argument.Kind is ShapeKind.Matrix or ShapeKind.Condition ? Beyond() : argument.Map(slot => Unary(function, slot));

    private int Unary(Function function, int slot) => function switch
    {
        Function.Log2 => Graph.Add(ScalarOperation.Divide, 0, Unary(Function.Log, slot), Unary(Function.Log, Graph.Number(2))),
        Function.Log10 => Graph.Add(ScalarOperation.Divide, 0, Unary(Function.Log, slot), Unary(Function.Log, Graph.Number(10))),
        Function.Tan => Graph.Add(ScalarOperation.Divide, 0, Unary(Function.Sin, slot), Unary(Function.Cos, slot)),
        Function.Cot => Graph.Add(ScalarOperation.Divide, 0, Unary(Function.Cos, slot), Unary(Function.Sin, slot)),
        _ => Graph.Add(ScalarOperation.UnaryFunction, (int)function, slot),
    };

    /// <summary>The logarithm of a function whose own value may be out of range, or null where it is just the logarithm of the value.</summary>
    private VectorBlock? LogOf(Call inner) => inner.Function switch
    {
        Function.Exp => Visit(inner.Arguments[0]),
        Function.Gamma => Visit(inner.Arguments[0]).Map(slot => Graph.Add(ScalarOperation.LogOfGamma, 0, slot)),
        Function.Factorial => Visit(inner.Arguments[0]).Map(
            slot => Graph.Add(ScalarOperation.LogOfGamma, 0, Graph.Add(ScalarOperation.Add, 0, slot, Graph.Number(1)))),
        Function.Beta => VectorBlock.Scalar(Graph.Add(
            ScalarOperation.BinaryFunction, (int)Function.LogBeta, VisitNumber(inner.Arguments[0]), VisitNumber(inner.Arguments[1]))),
        _ => null,
    };

    // φ((x − m)/s)/s, s > 0
    private int NormalPdf(int x, int mean, int deviation)
    {
        var standard = Graph.Add(ScalarOperation.Divide, 0, Graph.Add(ScalarOperation.Subtract, 0, x, mean), deviation);
        var density = Graph.Add(ScalarOperation.Divide, 0, Unary(Function.NormalPdf, standard), deviation);
        var isPositive = Graph.Add(ScalarOperation.Relation, (int)Relation.Greater, deviation, Graph.Number(0));
        return Graph.Add(ScalarOperation.Select, 0, isPositive, density, Graph.Undefined());
    }

    private int Reduce(Function function, int[] slots) =>
        slots.Aggregate((a, b) => Graph.Add(ScalarOperation.BinaryFunction, (int)function, a, b));

    // log Σ exp(vᵢ) = m + log Σ exp(vᵢ − m), m the greatest element
    private int LogSumExp(int[] slots)
    {
        var greatest = Reduce(Function.Max, slots);
        var sum = slots
            .Select(slot => Unary(Function.Exp, Graph.Add(ScalarOperation.Subtract, 0, slot, greatest)))
            .Aggregate((a, b) => Graph.Add(ScalarOperation.Add, 0, a, b));
        return Graph.Add(ScalarOperation.Add, 0, greatest, Unary(Function.Log, sum));
    }

    private static VectorBlock Transpose(VectorBlock argument)
    {
        switch (argument.Kind)
        {
            case ShapeKind.Vector:
                return new VectorBlock(ShapeKind.Row, 1, argument.Rows, argument.Slots);
            case ShapeKind.Row:
                return VectorBlock.Vector(argument.Slots);
            case ShapeKind.Matrix:
                var slots = new int[argument.Slots.Length];
                for (var i = 0; i < slots.Length; i++)
                {
                    slots[i] = argument[i % argument.Rows, i / argument.Rows];
                }

                return new VectorBlock(ShapeKind.Matrix, argument.Columns, argument.Rows, slots);
            default:
                return argument;
        }
    }

    private VectorBlock Diagonal(VectorBlock argument)
    {
        switch (argument.Kind)
        {
            case ShapeKind.Matrix:
                return VectorBlock.Vector([.. Enumerable.Range(0, Math.Min(argument.Rows, argument.Columns)).Select(i => argument[i, i])]);
            case ShapeKind.Vector or ShapeKind.Row:
                var size = argument.Slots.Length;
                var slots = new int[size * size];
                Array.Fill(slots, Graph.Number(0));
                for (var i = 0; i < size; i++)
                {
                    slots[(i * size) + i] = argument.Slots[i];
                }

                return new VectorBlock(ShapeKind.Matrix, size, size, slots);
            default:
                return argument;
        }
    }
}
