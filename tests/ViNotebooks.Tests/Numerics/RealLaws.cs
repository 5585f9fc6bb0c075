using System.Numerics;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

/// <summary>What holds of real numbers in any arithmetic, to the number of bits that a few operations in a row keep.</summary>
internal sealed class RealLaws<T>(int bits)
    where T : struct, IReal<T>
{
    private const ulong Seed = 20;
    private const int Draws = 60;

    private static T One => T.FromDouble(1);

    public void Addition_and_multiplication_form_a_field()
    {
        ForAll(-50, 50, (a, b) =>
        {
            var c = a * b + One;
            Near(a + b, b + a);
            Near(a * b, b * a);
            Near((a + b) - b, a, Size(a) + Size(b));
            Near((a + b) * c, (a * c) + (b * c), (Size(a) + Size(b)) * Size(c));
            Near(a / b * b, a);
            Near(a - a, default, Size(a));
            Near(-(-a), a);
        });
    }

    public void Order_agrees_with_the_sign_of_the_difference()
    {
        ForAll(-3, 3, (a, b) =>
        {
            Assert.Equal(a < b, T.Sign(a - b) < 0);
            Assert.Equal(a > b, T.Sign(a - b) > 0);
        });
        Assert.False(T.Undefined < One);
        Assert.False(T.Undefined > One);
    }

    public void Exp_of_a_log_gives_the_number_back() =>
        ForAll(1e-3, 200, (x, _) => Near(T.Exp(T.Log(x)), x, Size(x) * 10));

    public void Exp_turns_sums_into_products() =>
        ForAll(-20, 20, (x, y) => Near(T.Exp(x + y), T.Exp(x) * T.Exp(y), T.ToDouble(T.Exp(x + y)) * 50));

    public void Expm1_and_log1p_are_inverse_to_each_other_near_zero()
    {
        foreach (var power in new[] { -2, -20, -45, -60, -200 })
        {
            var x = T.FromDouble(Math.ScaleB(1.37, power));
            Near(T.Log1p(T.Expm1(x)), x);
            Near(T.Expm1(T.Log1p(-x)), -x);
        }
    }

    public void Roots_and_powers_agree() =>
        ForAll(0.1, 9, (x, y) =>
        {
            Near(T.Sqrt(x) * T.Sqrt(x), x);
            Near(T.Pow(x, T.FromDouble(0.5)), T.Sqrt(x));
            Near(T.Pow(x, y), T.Exp(y * T.Log(x)), T.ToDouble(T.Pow(x, y)) * 40);
            Near(T.Pow(-x, T.FromDouble(-3)), -(One / (x * x * x)), 8 / T.ToDouble(x * x * x));
        });

    public void Sine_and_cosine_obey_the_addition_theorems() =>
        ForAll(-30, 30, (x, y) =>
        {
            Near(T.Sin(x + y), (T.Sin(x) * T.Cos(y)) + (T.Cos(x) * T.Sin(y)), 64);
            Near((T.Sin(x) * T.Sin(x)) + (T.Cos(x) * T.Cos(x)), One);
            Near(T.Sin(T.Atan(x)), x * T.Cos(T.Atan(x)), 4);
        });

    public void Erf_and_erfc_add_up_to_one() =>
        ForAll(-4, 4, (x, _) =>
        {
            Near(T.Erf(x) + T.Erfc(x), One, 2);
            Near(T.Erf(-x), -T.Erf(x));
        });

    public void Gamma_grows_by_its_argument() =>
        ForAll(-8, 30, (x, _) =>
        {
            var gamma = T.Gamma(x + One);
            Near(gamma, x * T.Gamma(x), Size(gamma) * 256);
            Near(T.LogGamma(x + One), T.LogGamma(x) + T.Log(RealFunctions<T>.Abs(x)), 512);
            Near(T.Exp(T.LogGamma(x)), RealFunctions<T>.Abs(T.Gamma(x)), Size(T.Gamma(x)) * 512);
        });

    public void Gamma_obeys_reflection_and_duplication() =>
        ForAll(0.05, 0.95, (x, _) =>
        {
            Near(T.Gamma(x) * T.Gamma(One - x) * T.Sin(T.Pi * x), T.Pi, 64);
            var half = T.FromDouble(0.5);
            Near(
                T.Gamma(x) * T.Gamma(x + half),
                T.Pow(T.FromDouble(2), One - x - x) * T.Sqrt(T.Pi) * T.Gamma(x + x),
                64 * Size(T.Gamma(x)));
        });

    public void Polygamma_obeys_recurrence_and_reflection() =>
        ForAll(-6, 40, (x, _) =>
        {
            Near(T.Polygamma(0, x + One) - T.Polygamma(0, x), One / x, 64 * (8 + Size(One / x)));
            Near(T.Polygamma(1, x) - T.Polygamma(1, x + One), One / (x * x), 512 * (4 + Size(T.Polygamma(1, x))));
            var cotangent = T.Cos(T.Pi * x) / T.Sin(T.Pi * x);
            Near(
                T.Polygamma(0, One - x) - T.Polygamma(0, x),
                T.Pi * cotangent,
                8192 * (8 + Size(cotangent * cotangent)));
        });

    public void What_does_not_exist_is_undefined_and_stays_so()
    {
        var zero = default(T);
        T[] undefined =
        [
            One / zero, zero / zero, T.Log(zero), T.Log(-One), T.Log1p(-One), T.Sqrt(-One), T.Pow(zero, -One),
            T.Pow(-One, T.FromDouble(0.5)), T.Gamma(zero), T.Gamma(-One), T.LogGamma(zero), T.LogGamma(T.FromDouble(-3)),
            T.Polygamma(0, zero), T.Polygamma(2, -One),
        ];
        Assert.All(undefined, x => Assert.False(T.IsDefined(x)));

        var x = T.Undefined;
        T[] carried =
        [
            x + One, One - x, x * zero, x / One, -x, T.Floor(x), T.Sqrt(x), T.Exp(x), T.Expm1(x), T.Log(x), T.Log1p(x),
            T.Pow(x, zero), T.Pow(One, x), T.Sin(x), T.Cos(x), T.Atan(x), T.Erf(x), T.Erfc(x), T.LogGamma(x), T.Gamma(x),
            T.Polygamma(1, x),
        ];
        Assert.All(carried, y => Assert.False(T.IsDefined(y)));
        Assert.Equal(0, T.Sign(x));
    }

    public void Out_of_range_is_infinite_and_defined()
    {
        var huge = T.Exp(T.FromDouble(1e12));
        Assert.True(T.IsDefined(huge));
        Assert.False(T.IsFinite(huge));
        Assert.Equal(1, T.Sign(huge));
        Assert.Equal(0, T.Sign(One / huge));
        Assert.False(T.IsDefined(huge - huge));
        Assert.Equal(1.0, T.ToDouble(T.Pow(default, default)));
    }

    public void Floor_is_the_next_whole_number_below()
    {
        (double X, double Expected)[] cases =
            [(2.5, 2), (-2.5, -3), (-0.25, -1), (7, 7), (-7, -7), (0, 0), (4503599627370495.5, 4503599627370495)];
        Assert.All(cases, c => Assert.Equal(c.Expected, T.ToDouble(T.Floor(T.FromDouble(c.X)))));
    }

    public void Whole_numbers_come_in_rounded_to_nearest()
    {
        Near(T.FromInteger(BigInteger.Pow(3, 200)), T.Pow(T.FromDouble(3), T.FromDouble(200)));
        Assert.Equal(-123456789.0, T.ToDouble(T.FromInteger(-123456789)));
    }

    private static double Size(T x) => Math.Abs(T.ToDouble(x));

    private void Near(T actual, T expected) => Near(actual, expected, Size(expected));

    private void Near(T actual, T expected, double scale)
    {
        var error = Size(actual - expected);
        Assert.True(error <= Math.ScaleB(scale, -bits), $"{actual} is not {expected}: off by {error}");
    }

    // numbers with all their bits in use
    private static void ForAll(double low, double high, Action<T, T> law)
    {
        var stream = new RandomStream(Seed);
        for (var i = 0; i < Draws; i++)
        {
            law(Draw(stream, low, high), Draw(stream, low, high));
        }
    }

    private static T Draw(RandomStream stream, double low, double high)
    {
        var fine = stream.NextDouble() * Math.ScaleB(1, -53);
        return T.FromDouble(stream.NextDouble(low, high)) * (One + (T.FromDouble(fine) / T.FromDouble(3)));
    }
}
