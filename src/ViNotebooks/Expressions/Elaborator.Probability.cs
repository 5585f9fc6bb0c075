namespace ViNotebooks.Expressions;

/// <content>What distributions, expectations, integrals, extrema and derivatives take and give.</content>
internal sealed partial class Elaborator
{
    private const string CloserForm = "an indicator 1(…) makes a number of a condition";

    /// <summary>A distribution that stands alone.</summary>
    public Expr ElaborateLaw(Expr law) => VisitLaw(law, Shape.Scalar);

    private (Expr Expression, Shape Shape) VisitDensity(Density density)
    {
        if (density.Value is null)
        {
            return (Rebuilt(density, [VisitLaw(density.Law, Shape.Scalar)]), Shape.Scalar);
        }

        var (value, shape) = NumberOf(density.Value, "the value of a density");
        return (Rebuilt(density, [VisitLaw(density.Law, shape), value]), Shape.Scalar);
    }

    /// <summary>A distribution, its parts with their meaning. <paramref name="drawn"/> gives its size to an identity matrix.</summary>
    private Expr VisitLaw(Expr law, Shape drawn) => law switch
    {
        FamilyTerm family => VisitFamily(family, drawn),
        ModelTerm term => Rebuilt(term, [.. term.Variables.Concat(term.Given).Select(at => VisitAt(term, at))]),
        _ => throw Problem(law, "a distribution belongs here, such as q or Normal(0, 1)"),
    };

    private Expr VisitFamily(FamilyTerm family, Shape drawn)
    {
        var values = new List<Expr>();
        var size = drawn.Kind == ShapeKind.Vector ? Shape.Matrix(drawn.Rows, drawn.Rows) : drawn;
        var hasMatrix = false;
        foreach (var argument in family.Arguments)
        {
            if (argument.Value is FamilyTerm or ModelTerm)
            {
                values.Add(VisitLaw(argument.Value, drawn));
                continue;
            }

            var (value, shape) = argument.Value is Constant { Name: ConstantName.Infinity } or Negate { Operand: Constant { Name: ConstantName.Infinity } }
                ? (argument.Value, Shape.Scalar)
                : NumberOf(argument.Value, $"a parameter of {family.Family}");
            size = shape.Kind == ShapeKind.Vector ? Shape.Matrix(shape.Rows, shape.Rows) : size;
            hasMatrix |= shape.Kind == ShapeKind.Matrix;
            values.Add(value);
        }

        for (var i = 0; i < values.Count && size.Kind == ShapeKind.Matrix; i++)
        {
            values[i] = UnsizedIdentity.Sized(values[i], size);
        }

        return Rebuilt(family with { Family = FamilyOf(family, hasMatrix) }, values);
    }

    /// <summary>A normal distribution with a covariance matrix is of vectors; so is one with a vector of variances, which is diagonal.</summary>
    private string FamilyOf(FamilyTerm family, bool hasMatrix)
    {
        if (family.Family is not ("Normal" or "MultivariateNormal"))
        {
            return family.Family;
        }

        var spread = family.Arguments.FirstOrDefault(argument => argument.Name is "variance" or "variances" or "var" or "covariance")
            ?? (family.Arguments is [_, { Name: null } second] ? second : null);
        return hasMatrix ? "MultivariateNormal"
            : spread is not null && Visit(spread.Value).Shape.Kind == ShapeKind.Vector ? "DiagonalNormal"
            : family.Family;
    }

    private Expr VisitAt(ModelTerm term, At at)
    {
        var (value, shape) = NumberOf(at.Value, $"a value in {term.Name}(…)");
        return names.Find(at.Variable)?.Shape is not { } declared || declared.Fits(shape) || at.Value is Index
            ? value
            : throw Problem(at.Value, $"the value of {at.Variable} is {shape}, where {declared} belongs");
    }

    private (Expr Expression, Shape Shape) VisitExpectation(Expectation expectation)
    {
        var mark = bound.Count;
        var children = new List<Expr>();
        foreach (var draw in expectation.Draws)
        {
            var declared = draw.Variables.Count == 1 ? names.Find(draw.Variables[0])?.Shape : null;
            var inModel = bound.Count;
            if (draw.Law is ModelTerm)
            {
                Bind(draw, Shape.Scalar);
            }

            var law = VisitLaw(draw.Law, declared ?? Shape.Scalar);
            bound.RemoveRange(inModel, bound.Count - inModel);
            children.Add(law);
            Bind(draw, ShapeOfDraw(law));
        }

        var bodies = expectation.Bodies.Select(body => NumberOf(body, "what an expectation is taken of")).ToList();
        bound.RemoveRange(mark, bound.Count - mark);
        var same = Rebuilt(expectation, [.. children, .. bodies.Select(body => body.Expression)]);
        return (same, expectation.Kind switch
        {
            MomentKind.Mean => bodies[0].Shape,
            MomentKind.Variance => Spread(expectation, bodies[0].Shape, bodies[0].Shape),
            _ => Spread(expectation, bodies[0].Shape, bodies[1].Shape),
        });
    }

    private void Bind(Draw draw, Shape shape)
    {
        foreach (var variable in draw.Variables)
        {
            bound.Add((variable, names.Find(variable)?.Shape ?? shape));
        }
    }

    private Shape Spread(Expectation expectation, Shape left, Shape right) => (left.Kind, right.Kind) switch
    {
        (ShapeKind.Scalar, ShapeKind.Scalar) => Shape.Scalar,
        (ShapeKind.Scalar, ShapeKind.Vector or ShapeKind.Row) => Shape.Row(LengthOf(right)),
        (ShapeKind.Vector or ShapeKind.Row, ShapeKind.Scalar) => Shape.Vector(LengthOf(left)),
        (ShapeKind.Vector or ShapeKind.Row, ShapeKind.Vector or ShapeKind.Row) => Shape.Matrix(LengthOf(left), LengthOf(right)),
        _ => throw Problem(expectation, $"a variance is of scalars and vectors, not of {(left.Kind == ShapeKind.Matrix ? left : right)}"),
    };

    /// <summary>The shape of an undeclared variable that is drawn from a family.</summary>
    private Shape ShapeOfDraw(Expr law)
    {
        if (law is ModelTerm { Variables: [var only] })
        {
            return Visit(only.Value).Shape;
        }

        if (law is not FamilyTerm { Arguments: { Count: > 0 } arguments } family)
        {
            return Shape.Scalar;
        }

        if (family.Family == "Product")
        {
            // Product(law, n) has n copies
            return Shape.Vector(arguments is [_, { Value: not (FamilyTerm or ModelTerm) and var count }] ? SizeOf(count) : Size.Of(arguments.Count));
        }

        if (arguments.FirstOrDefault(argument => argument.Value is FamilyTerm or ModelTerm) is { } part)
        {
            return ShapeOfDraw(part.Value);
        }

        var shapes = arguments.Select(argument => Visit(argument.Value).Shape).ToList();
        return family.Family switch
        {
            "Categorical" => Shape.Scalar,
            "Wishart" or "InverseWishart" => shapes.Find(shape => shape.Kind == ShapeKind.Matrix) is { Kind: ShapeKind.Matrix } matrix ? matrix : Shape.Matrix(Size.Unknown, Size.Unknown),
            "MultivariateNormal" => shapes.Find(shape => shape.Kind == ShapeKind.Vector) is { Kind: ShapeKind.Vector } vector ? vector
                : shapes.Find(shape => shape.Kind == ShapeKind.Matrix) is { Kind: ShapeKind.Matrix } matrix ? Shape.Vector(matrix.Rows) : Shape.Vector(Size.Unknown),
            _ => shapes.Find(shape => shape.Kind == ShapeKind.Vector) is { Kind: ShapeKind.Vector } each ? each : Shape.Scalar,
        };
    }

    private (Expr Expression, Shape Shape) VisitFunctional(Functional functional)
    {
        var first = functional.Laws.Select(law => VisitLaw(law, Shape.Scalar)).ToList();
        var drawn = first.ConvertAll(ShapeOfDraw).Find(shape => shape.Kind == ShapeKind.Vector && shape.Rows.IsKnown);
        var laws = drawn.Kind == ShapeKind.Vector ? functional.Laws.Select(law => VisitLaw(law, drawn)) : first;
        return functional.Order is { } order
            ? (Rebuilt(functional, [.. laws, ScalarOf(order, "the order of a divergence")]), Shape.Scalar)
            : (Rebuilt(functional, laws), Shape.Scalar);
    }

    private (Expr Expression, Shape Shape) VisitIntegral(Integral integral)
    {
        var children = new List<Expr>();
        foreach (var end in new[] { integral.From, integral.To })
        {
            if (end is not null)
            {
                children.Add(end is Constant or Negate { Operand: Constant } ? end : ScalarOf(end, "a bound of an integral"));
            }
        }

        bound.Add((integral.Variable, names.Find(integral.Variable)?.Shape ?? Shape.Scalar));
        var (body, shape) = NumberOf(integral.Body, "what is integrated");
        bound.RemoveAt(bound.Count - 1);
        return (Rebuilt(integral, [.. children, body]), shape);
    }

    private (Expr Expression, Shape Shape) VisitExtremum(Extremum extremum)
    {
        var body = ScalarOf(extremum.Body, "what is made largest or smallest");
        var shape = extremum.Kind is ExtremumKind.Max or ExtremumKind.Min ? Shape.Scalar : ShapeOfAll(extremum.Variables);
        return (Rebuilt(extremum, [body]), shape);
    }

    private (Expr Expression, Shape Shape) VisitDifferential(Differential differential)
    {
        var (body, shape) = NumberOf(differential.Body, "what is differentiated");
        var by = ShapeOfAll(differential.By);
        if (!shape.IsScalar && !by.IsScalar)
        {
            throw Problem(differential, $"a gradient is of a scalar, not of {shape}");
        }

        return (Rebuilt(differential, [body]), by.IsScalar ? shape : by);
    }

    /// <summary>One variable keeps its shape; several make one vector.</summary>
    private Shape ShapeOfAll(Sequence<string> variables)
    {
        var shapes = variables.Select(name => ShapeOf(new Symbol(name))).ToList();
        return shapes.Count == 1 ? shapes[0]
            : Shape.Vector(shapes.TrueForAll(shape => shape.IsScalar) ? Size.Of(shapes.Count) : Size.Unknown);
    }

    private (Expr Expression, Shape Shape) NumberOf(Expr expression, string role)
    {
        var (meant, shape) = Visit(expression);
        return shape.Kind == ShapeKind.Condition ? throw Problem(expression, $"{role} is a number or a vector, not a condition; {CloserForm}") : (meant, shape);
    }

    /// <summary>N(x; m, S) with a matrix S is the multivariate density.</summary>
    private (Expr Expression, Shape Shape)? VisitMatrixDensity(Call call)
    {
        if (call is not { Function: Function.NormalPdf, Arguments: [var x, var mean, Call { Function: Function.Sqrt, Arguments: [var variance] }] }
            || Visit(variance).Shape.Kind != ShapeKind.Matrix)
        {
            return null;
        }

        return VisitDensity(new Density(new FamilyTerm("MultivariateNormal", [new LawArgument(null, mean), new LawArgument(null, variance)]), x));
    }
}
