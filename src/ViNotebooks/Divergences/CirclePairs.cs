namespace ViNotebooks.Divergences;

internal static class CirclePairs
{
    public static IEnumerable<KlPair> All => [];
}
