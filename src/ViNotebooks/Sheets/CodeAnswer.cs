using System.Reflection;
using ViNotebooks.Checking;
using ViNotebooks.Expressions;
using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Models;
using ViNotebooks.Numerics;

namespace ViNotebooks.Sheets;

/// <summary>A student's C# function with its parameters bound to the declared symbols.</summary>
internal sealed class CodeAnswer
{
    private const int ComparedPoints = 24;
    private const int DeepestClosure = 3;

    private readonly Delegate function;
    private readonly (string Parameter, string Symbol, Type Type)[] parameters;

    private CodeAnswer(Delegate function, (string Parameter, string Symbol, Type Type)[] parameters)
    {
        this.function = function;
        this.parameters = parameters;
    }

    /// <summary>The function with each parameter bound to the symbol of its name, or null with the reason.</summary>
    public static CodeAnswer? Bind(Delegate function, Declarations names, out string error)
    {
        var bound = new List<(string, string, Type)>();
        foreach (var parameter in function.Method.GetParameters().Where(parameter => parameter.ParameterType.Name != "Closure"))
        {
            if (CriterionText.Resolve(parameter.Name ?? "", names) is not { } name || names.Find(name) is not { } declaration)
            {
                error = $"The parameter {parameter.Name} is no symbol of this exercise; name the parameters like its symbols, "
                    + $"({string.Join(", ", names.All.Select(symbol => symbol.Name))}) => ….";
                return null;
            }

            var fitting = declaration.Shape.Kind switch
            {
                ShapeKind.Scalar when declaration.Kind == SymbolKind.Integer && parameter.ParameterType == typeof(int) => typeof(int),
                ShapeKind.Scalar => typeof(double),
                ShapeKind.Matrix => typeof(double[,]),
                _ => typeof(double[]),
            };
            if (parameter.ParameterType != fitting)
            {
                error = $"The parameter {parameter.Name} is {declaration.Shape}, so its type is {Shown(fitting)}, not {Shown(parameter.ParameterType)}.";
                return null;
            }

            bound.Add((parameter.Name!, name, fitting));
        }

        error = "";
        return new CodeAnswer(function, [.. bound]);
    }

    /// <summary>The function as an expression, or null where its source is more than arithmetic.</summary>
    public Expr? Translate(string code) =>
        function.Method.ReturnType == typeof(double) && parameters.All(parameter => parameter.Type == typeof(double))
            ? LambdaTranslation.Translate(
                code,
                parameters.ToDictionary(parameter => parameter.Parameter, parameter => Make.Symbol(parameter.Symbol)),
                name => Captured(function.Target, name, 0))
            : null;

    /// <summary>Whether the expression has the function's values at random points: the source may have meant something else.</summary>
    public bool AgreesWith(Expr expression, Scope scope, RandomStream random)
    {
        try
        {
            return scope.Draw(random, ComparedPoints).All(point => Agree(ValuesAt(point)[0], point, expression));
        }
        catch (Exception exception) when (exception is TargetInvocationException or ScopeException)
        {
            return false;
        }
    }

    /// <summary>The elements of the function's value at a point.</summary>
    /// <exception cref="TargetInvocationException">The student's code threw an exception.</exception>
    public double[] ValuesAt(Point point) =>
        function.DynamicInvoke([.. parameters.Select(parameter => Argument(point.Doubles[parameter.Symbol], parameter.Type))]) switch
        {
            double scalar => [scalar],
            double[] vector => vector,
            _ => [],
        };

    private static bool Agree(double called, Point point, Expr expression)
    {
        const double tolerance = 1e-9;
        var evaluated = Binary64.ToDouble(Evaluator<Binary64>.Evaluate(expression, point.Doubles).AsScalar);

        // what is undefined in mathematics may be an infinity in C#
        return double.IsFinite(called) && double.IsFinite(evaluated)
            ? Math.Abs(called - evaluated) <= tolerance * Math.Max(Math.Abs(called), Math.Abs(evaluated))
            : !double.IsFinite(called) && !double.IsFinite(evaluated);
    }

    private static object Argument(Value<Binary64> value, Type type)
    {
        if (type == typeof(double) || type == typeof(int))
        {
            var scalar = Binary64.ToDouble(value.AsScalar);
            return type == typeof(int) ? (int)scalar : scalar;
        }

        if (type == typeof(double[]))
        {
            return Array.ConvertAll(value.Elements.ToArray(), Binary64.ToDouble);
        }

        var matrix = new double[value.Rows, value.Columns];
        for (var i = 0; i < value.Rows; i++)
        {
            for (var j = 0; j < value.Columns; j++)
            {
                matrix[i, j] = Binary64.ToDouble(value[i, j]);
            }
        }

        return matrix;
    }

    /// <summary>The value of a captured variable: a field of the closure, of an enclosing one, or of the notebook's earlier cells.</summary>
    private static double? Captured(object? closure, string name, int depth)
    {
        if (closure is null || depth > DeepestClosure)
        {
            return null;
        }

        foreach (var field in closure.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (field.Name == name)
            {
                return field.GetValue(closure) as double?;
            }

            if ((field.FieldType.Name.StartsWith("<>c", StringComparison.Ordinal) || field.FieldType.Name.StartsWith("Submission#", StringComparison.Ordinal))
                && Captured(field.GetValue(closure), name, depth + 1) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static string Shown(Type type) => type == typeof(double) ? "double" : type == typeof(int) ? "int" : type.Name.Replace("Double", "double", StringComparison.Ordinal);
}
