using ViNotebooks.Expressions;

namespace ViNotebooks.Models;

/// <summary>The declarations of a scope cannot be drawn from: sizes without a meaning, or conditions that no point meets.</summary>
internal sealed class ScopeException(string message, Sequence<Expr> conditions = default) : Exception(message)
{
    /// <summary>The conditions that were not met, or none where a declaration is at fault.</summary>
    public Sequence<Expr> Conditions { get; } = conditions;
}
