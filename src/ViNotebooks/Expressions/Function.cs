namespace ViNotebooks.Expressions;

/// <summary>The functions of the expression language. <see cref="FunctionTable"/> says how each is written and what it takes.</summary>
internal enum Function
{
    // scalar functions of one argument; applied to a vector they work element by element
    Exp,
    Log,
    Log2,
    Log10,
    Log1p,
    Expm1,
    Sqrt,
    Abs,
    Sign,
    Floor,
    Ceiling,
    Sin,
    Cos,
    Tan,
    Cot,
    Arcsin,
    Arccos,
    Arctan,
    Sinh,
    Cosh,
    Tanh,
    Arsinh,
    Arcosh,
    Artanh,
    Erf,
    Erfc,
    NormalCdf,
    LogGamma,
    Gamma,
    Digamma,
    Trigamma,
    Factorial,
    Logit,
    Sigmoid,
    Softplus,
    LogNormalCdf,
    NormalQuantile,
    ExpIntegral,

    // scalar functions of several arguments
    NormalPdf,
    Polygamma,
    Beta,
    LogBeta,
    Binomial,
    GammaP,
    GammaQ,
    BetaI,
    BesselI,
    LogBesselI,
    Min,
    Max,

    // a condition as a number, and the negation of a condition
    Indicator,
    Not,

    // of vectors
    SumOf,
    ProductOf,
    LogSumExp,
    Norm,
    Dot,
    Diagonal,
    MinOf,
    MaxOf,
    Length,

    // of matrices
    Transpose,
    Inverse,
    Cholesky,
    Trace,
    Determinant,
    LogDeterminant,
    Solve,
    Identity,

    // written |·|, before its meaning is decided by the shape: absolute value, norm or determinant
    Bars,

    /// <summary>No value anywhere: what a definition by cases has where no case applies.</summary>
    Undefined,
}
