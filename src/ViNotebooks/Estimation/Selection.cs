namespace ViNotebooks.Estimation;

/// <summary>The largest of many values, without sorting them all.</summary>
internal static class Selection
{
    /// <summary>Moves the <paramref name="count"/> largest values to the end, in any order.</summary>
    /// <remarks>Hoare's quickselect with the median of three as pivot.</remarks>
    public static void MoveLargestToEnd(Span<double> values, int count)
    {
        var target = values.Length - count;
        var (from, to) = (0, values.Length - 1);
        while (from < to)
        {
            var pivot = MedianOf(values[from], values[from + ((to - from) / 2)], values[to]);
            var (i, j) = (from, to);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (target <= j)
            {
                to = j;
            }
            else if (target >= i)
            {
                from = i;
            }
            else
            {
                return;
            }
        }
    }

    private static double MedianOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
