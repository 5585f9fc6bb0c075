using ViNotebooks.Expressions;

namespace ViNotebooks.Models.Oracles;

/// <summary>The derivative of <paramref name="Body"/> by a variable, which it binds, at a place.</summary>
internal sealed record DerivativeAt(string Variable, Expr Place, Expr Body) : Expr;
