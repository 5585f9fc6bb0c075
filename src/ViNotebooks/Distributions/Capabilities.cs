namespace ViNotebooks;

/// <summary>A distribution whose mean is known.</summary>
public interface IHasMean
{
    /// <summary>E[X] in units of x; ±∞ where the integral diverges to it, NaN where it does not exist for these parameters.</summary>
    double Mean { get; }
}

/// <summary>A distribution whose variance is known.</summary>
public interface IHasVariance
{
    /// <summary>Var[X] in squared units of x; +∞ where it is infinite, NaN where it does not exist for these parameters.</summary>
    double Variance { get; }
}

/// <summary>A distribution whose entropy has a closed form.</summary>
public interface IHasEntropy
{
    /// <summary>−E[log p(X)] in nats; for a continuous distribution it may be negative.</summary>
    double Entropy { get; }
}

/// <summary>A distribution on the line whose distribution function is known.</summary>
public interface IHasDistributionFunction
{
    /// <summary>P(X ≤ x), from 0 to 1.</summary>
    double Cdf(double value);

    /// <summary>The least x with P(X ≤ x) ≥ u for u in [0, 1]; the ends of the support at 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1.</exception>
    double Quantile(double probability);
}

/// <summary>A distribution that is a function of noise without parameters, as σ ε + μ is normal for standard normal ε.</summary>
public interface IReparameterised
{
    /// <summary>The distribution of the noise.</summary>
    UnivariateDistribution Noise { get; }

    /// <summary>The value that belongs to a value of the noise.</summary>
    double Reparameterise(double noise);
}
