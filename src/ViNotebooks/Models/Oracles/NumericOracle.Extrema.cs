using ViNotebooks.Expressions;

namespace ViNotebooks.Models.Oracles;

/// <content>Extrema over the domains of variables.</content>
internal sealed partial class NumericOracle
{
    private IReadOnlyList<Measured> Extreme(Extremum extremum) =>
        throw new AskedException($"{Expressions.Printing.InfixPrinter.Print(extremum)} is not worked out.", isBeyond: true);
}
