using ViNotebooks.Expressions;

namespace ViNotebooks.Tests.Expressions;

/// <summary>Declared symbols for tests.</summary>
internal static class Names
{
    private static readonly Size D = Size.Of("D");

    public static readonly Declarations Usual = new(
    [
        Scalar("x", SymbolKind.Real),
        Scalar("y", SymbolKind.Real),
        Scalar("mu1", SymbolKind.Real),
        Scalar("mu2", SymbolKind.Real),
        Scalar("theta", SymbolKind.Positive),
        Scalar("phi", SymbolKind.Positive),
        Scalar("a", SymbolKind.Positive),
        Scalar("b", SymbolKind.Positive),
        Scalar("a1", SymbolKind.Positive),
        Scalar("a2", SymbolKind.Positive),
        Scalar("b1", SymbolKind.Positive),
        Scalar("b2", SymbolKind.Positive),
        Scalar("sigma1", SymbolKind.Positive),
        Scalar("sigma2", SymbolKind.Positive),
        Scalar("p", SymbolKind.Probability),
        Scalar("q", SymbolKind.Probability),
        new Declaration("D", SymbolKind.Integer, Shape.Scalar, new Interval(1, 5)),
        new Declaration("K", SymbolKind.Integer, Shape.Scalar, new Interval(2, 5)),
        new Declaration("u", SymbolKind.Real, Shape.Vector(D)),
        new Declaration("v", SymbolKind.Real, Shape.Vector(D)),
        new Declaration("s", SymbolKind.Positive, Shape.Vector(D)),
        new Declaration("t", SymbolKind.Positive, Shape.Vector(D)),
        new Declaration("w", SymbolKind.Simplex, Shape.Vector(Size.Of("K"))),
        new Declaration("S", SymbolKind.Spd, Shape.Matrix(D, D)),
        new Declaration("R", SymbolKind.Spd, Shape.Matrix(D, D)),
        new Declaration("A", SymbolKind.Real, Shape.Matrix(D, D)),
        new Declaration("B", SymbolKind.Real, Shape.Matrix(D, D)),
        new Declaration("W", SymbolKind.Real, Shape.Matrix(Size.Of("K"), D)),
        new Declaration("Q", SymbolKind.Orthogonal, Shape.Matrix(D, D)),
    ]);

    private static Declaration Scalar(string name, SymbolKind kind) => new(name, kind, Shape.Scalar);
}
