namespace ViNotebooks;

/// <summary>Ways to estimate d/dφ E_q[f(z, φ)] from draws of q, which has the parameter φ. All are unbiased where they exist.</summary>
/// <remarks>Mohamed, Rosca, Figurnov and Mnih, "Monte Carlo gradient estimation in machine learning", JMLR 21 (2020).</remarks>
public enum GradientEstimator
{
    /// <summary>f ∂log q/∂φ + ∂f/∂φ at draws of q. The support of q may not move with φ; f may jump in z.</summary>
    ScoreFunction,

    /// <summary>The score-function estimator less α ∂log q/∂φ, which has mean 0.</summary>
    ScoreFunctionWithControl,

    /// <summary>d/dφ f(T(ε, φ), φ) at draws of noise ε without parameters, where z = T(ε, φ). f may not jump in z.</summary>
    Reparameterisation,

    /// <summary>
    /// The reparameterised estimator less α (c − E[c]), where c is the same derivative of the expansion of f to second order about the mean of z.
    /// </summary>
    ReparameterisationWithControl,
}
