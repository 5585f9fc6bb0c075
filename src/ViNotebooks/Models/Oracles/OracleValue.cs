using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Models.Oracles;

/// <summary>A number, vector or matrix with bounds, and how it was found.</summary>
internal sealed record OracleValue(Value<BoundedFloat> Value, Oracle Oracle, SamplingRecord? Sampling)
{
    /// <exception cref="AskedException">It is no number, or undefined.</exception>
    public Measured AsNumber
    {
        get
        {
            if (Value.Count != 1)
            {
                throw new AskedException("A number is needed where a vector or matrix stands.");
            }

            var element = Value.Elements[0];
            return new Measured(element.Value, element.Error, Oracle) { Sampling = Sampling };
        }
    }
}
