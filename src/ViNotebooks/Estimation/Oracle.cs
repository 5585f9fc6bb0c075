namespace ViNotebooks;

/// <summary>A way to evaluate what is asked, from the surest to the least sure.</summary>
public enum Oracle
{
    /// <summary>A formula without sums or integrals.</summary>
    ClosedForm,

    /// <summary>An integrand that has the same value wherever it is drawn, which is then its mean.</summary>
    ConstantIntegrand,

    /// <summary>A sum over every value that the variables may take.</summary>
    Enumeration,

    /// <summary>Numerical integration with a bound on its error.</summary>
    Quadrature,

    /// <summary>Randomised low-discrepancy points.</summary>
    QuasiMonteCarlo,

    /// <summary>Independent random draws.</summary>
    MonteCarlo,
}
