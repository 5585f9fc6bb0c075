using ViNotebooks.Display;

namespace ViNotebooks;

/// <content>How an estimate of a gradient looks.</content>
public sealed partial record GradientEstimate
{
    /// <summary>The estimator, its mean and standard error, and its variance, such as <c>score function: 0.12 (standard error 0.005, variance 2.1, 100,000 draws, seed 1)</c>.</summary>
    public override string ToString() => GradientText.Write(this);
}

/// <content>How an estimator that does not exist looks.</content>
public sealed partial record MissingEstimator
{
    /// <summary>The estimator and why it does not exist.</summary>
    public override string ToString() => GradientText.Write(this);
}

/// <content>How a comparison of estimators looks.</content>
public sealed partial record GradientComparison
{
    /// <summary>The gradient on the first line, then each estimator on its own.</summary>
    public override string ToString() => GradientText.Write(this);
}
