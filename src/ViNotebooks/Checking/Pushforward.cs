using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Numerics;

namespace ViNotebooks.Checking;

/// <summary>Decides whether a transformation of noise has the distribution that is asked.</summary>
internal static class Pushforward
{
    public static Verdict Check(PushforwardQuestion question, Reading answer, RandomStream random) => throw new NotSupportedException();
}
