using ViNotebooks.Numerics;

namespace ViNotebooks.Estimation;

/// <summary>Size, means and covariances of several numbers drawn together. A sample in which one number is not finite is counted, and is in none of the sums.</summary>
internal sealed class JointMoments
{
    private readonly double[] means;
    private readonly double[] products;

    private JointMoments(int size, long finite, long notFinite)
    {
        means = new double[size];
        products = new double[size * size];
        Finite = finite;
        NotFinite = notFinite;
    }

    /// <summary>How many numbers a sample has.</summary>
    public int Size => means.Length;

    /// <summary>How many samples have only finite numbers.</summary>
    public long Finite { get; private set; }

    public long NotFinite { get; private set; }

    public long Count => Finite + NotFinite;

    public static JointMoments None(int size) => new(size, 0, 0);

    /// <summary>The mean over the finite samples.</summary>
    public double Mean(int i) => means[i];

    /// <summary>The unbiased estimate of the covariance over the finite samples.</summary>
    public double Covariance(int i, int j) => Finite > 1 ? products[(i * Size) + j] / (Finite - 1) : double.NaN;

    /// <summary>The moments of both samples together; see <see cref="Moments.Merge"/>.</summary>
    public static JointMoments Merge(JointMoments a, JointMoments b)
    {
        var result = new JointMoments(a.Size, a.Finite, a.NotFinite);
        a.means.CopyTo(result.means, 0);
        a.products.CopyTo(result.products, 0);
        result.Add(b);
        return result;
    }

    /// <summary>Adds the samples of another, which is left as it is.</summary>
    public void Add(JointMoments other)
    {
        NotFinite += other.NotFinite;
        if (other.Finite == 0)
        {
            return;
        }

        double n = Finite + other.Finite;
        var factor = Finite * (other.Finite / n);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                var shift = (other.means[i] - means[i]) * (other.means[j] - means[j]);
                products[(i * Size) + j] += other.products[(i * Size) + j] + (factor * shift);
            }
        }

        for (var i = 0; i < Size; i++)
        {
            means[i] += (other.means[i] - means[i]) * (other.Finite / n);
        }

        Finite += other.Finite;
    }

    /// <summary>Sets this to the moments of columns that stand <paramref name="stride"/> apart; allocates nothing. Samples that are not finite are taken out of the columns.</summary>
    public void Set(Span<double> columns, int count, int stride)
    {
        var finite = 0;
        for (var i = 0; i < Size && finite >= 0; i++)
        {
            finite = double.IsFinite(VectorSums.Of(columns.Slice(i * stride, count)).Sum) ? count : -1;
        }

        if (finite < 0)
        {
            finite = TakeOut(columns, count, stride);
        }

        Finite = finite;
        NotFinite = count - finite;
        Array.Clear(means);
        Array.Clear(products);
        for (var i = 0; i < Size && finite > 0; i++)
        {
            means[i] = VectorSums.Of(columns.Slice(i * stride, finite)).Sum / finite;
            for (var j = 0; j <= i; j++)
            {
                var product = VectorSums.Products(columns.Slice(i * stride, finite), means[i], columns.Slice(j * stride, finite), means[j]);
                products[(i * Size) + j] = product;
                products[(j * Size) + i] = product;
            }
        }
    }

    private int TakeOut(Span<double> columns, int count, int stride)
    {
        var kept = 0;
        for (var k = 0; k < count; k++)
        {
            var isFinite = true;
            for (var i = 0; i < Size; i++)
            {
                isFinite &= double.IsFinite(columns[(i * stride) + k]);
                columns[(i * stride) + kept] = columns[(i * stride) + k];
            }

            kept += isFinite ? 1 : 0;
        }

        return kept;
    }
}
