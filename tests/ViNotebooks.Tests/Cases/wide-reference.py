#!/usr/bin/env python3
"""Writes wide-reference.tsv: function, argument(s), value at 45 digits, by mpmath at 200 digits or more.

Arguments are decimal texts of exact binary fractions (sums of powers of two), so that every reader has the same number.
Columns: function, x, y (the second argument where there is one, the order of polygamma), value.
"""

import os
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 220
DIGITS = 45

general = [0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 2.75, 3.0, 4.625, 7.5, 10.0, 13.1875, 24.0, 23.96875, 24.03125, 37.5, 61.0]
small = [2.0**-3, 2.0**-10, 2.0**-33, 2.0**-64, 2.0**-70, 2.0**-100, 2.0**-300, 0.1, 0.3, 1e-3, 1e-5]
large = [100.5, 1000.25, 12345.678, 1e6, 1e8]
awkward = [1 + 2.0**-52, 1 - 2.0**-53, 1 + 2.0**-30, 2 - 2.0**-40, 2 + 2.0**-51, 0.3465, 0.3467, 1.4142, 0.70709, 0.70712]
positive = general + small + large + awkward
both = positive + [-x for x in positive]


def text(x):
    """The exact decimal expansion of a double."""
    fraction = Fraction(x)
    places = fraction.denominator.bit_length() - 1
    digits = str(abs(fraction.numerator) * 5**places).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return ("-" if fraction < 0 else "") + whole + ("." + rest if rest else "")


def is_pole(x):
    return x <= 0 and x == int(x)


rows = []


def add(name, x, value, y=""):
    rows.append((name, text(x), str(y), mp.nstr(value, DIGITS, min_fixed=0, max_fixed=0)))


for x in both + [-88.7, 88.7, 709.5, -745.2]:
    add("exp", x, mp.exp(mpf(x)))
    add("expm1", x, mp.expm1(mpf(x)))
    add("atan", x, mp.atan(mpf(x)))
for x in positive + [1e300, 1e-300]:
    add("log", x, mp.log(mpf(x)))
    add("sqrt", x, mp.sqrt(mpf(x)))
for x in positive + [-x for x in small + [0.25, 0.2501, 0.29, 0.5, 0.9, 1 - 2.0**-53]]:
    add("log1p", x, mp.log1p(mpf(x)))
for x in both + [3.141592653589793, 1.5707963267948966, 6.283185307179586, 1e15, 1e18, 1.1529215e18, 5e18, 1e22, 1e300]:
    add("sin", x, mp.sin(mpf(x)))
    add("cos", x, mp.cos(mpf(x)))
for x in both:
    add("erf", x, mp.erf(mpf(x)))
tails = [0.25, 0.4999, 0.501, 5.5, 9.0, 11.99, 12.01, 12.5664, 26.0, 30.5, 99.9, 1000.0]
for x in [x for x in positive if x < 30] + tails + [-x for x in tails + small]:
    add("erfc", x, mp.erfc(mpf(x)))
negative = [-0.5, -0.25, -1e-5, -(2.0**-60), -1.5, -2.3125, -2.75, -3.0000001, -7.25, -19.9, -23.75, -24.5, -31.1, -50.001, -100.5]
for x in positive + [1e30, 170.5, 1.9999, 2.4999, 2.5001, 3.5] + negative:
    if x > 0:
        add("lgamma", x, mp.loggamma(mpf(x)))
    else:
        add("lgamma", x, mp.log(abs(mp.gamma(mpf(x)))))
for x in [x for x in positive if x < 2e6] + [170.5] + negative:
    add("gamma", x, mp.gamma(mpf(x)))
for x in positive + negative:
    for n in (0, 1, 2, 3, 7):
        if x in negative or n == 0 or x < 1e9:
            with mp.workdps(220 + 60 * n):
                add("polygamma", x, mp.psi(n, mpf(x)), n)
for n in (25, 60):
    for x in (0.7, 3.0, 40.5, 200.0):
        add("polygamma", x, mp.psi(n, mpf(x)), n)
for x, y in [
    (2.0, 0.5), (2.0, 10.0), (3.0, 200.0), (0.1, 300.0), (0.1, -300.0), (1.5, 0.1), (10.0, -3.7), (-2.5, 7.0), (-2.5, -8.0),
    (1 + 2.0**-52, 1e15), (1 - 2.0**-53, 1e17), (0.999, 1234567.0), (7.3, 1e6), (7.3, 1e6 + 0.3), (1e300, 0.7), (1e-300, 1000.7),
    (12345.678, 12345.678), (1e-5, 1e-5), (0.3, -1e5 - 0.1), (1.0000001, 1e9 + 0.25), (5.0, 2.0**-80), (2.0, -1022.5),
]:
    add("pow", x, mp.power(mpf(x), mpf(y)), text(y))

for x in [v for v in both if 1e-6 < abs(v) < 50] + [2.0**-70, -(2.0**-70), 300.0, -300.0]:
    add("sinh", x, mp.sinh(mpf(x)))
    add("cosh", x, mp.cosh(mpf(x)))
    add("tanh", x, mp.tanh(mpf(x)))
    add("sigmoid", x, 1 / (1 + mp.exp(-mpf(x))))
    add("softplus", x, mp.log1p(mp.exp(mpf(x))))
    if abs(x) < 40:
        add("normpdf", x, mp.npdf(mpf(x)))
        add("normcdf", x, mp.erfc(-mpf(x) / mp.sqrt(2)) / 2)
        add("tan", x, mp.tan(mpf(x)))
        add("cot", x, mp.cot(mpf(x)))
for x in both + [1e40, -1e40, 1e300]:
    add("arsinh", x, mp.asinh(mpf(x)))
for x in [v for v in positive + [1e40, 1e300] if v >= 1]:
    add("arcosh", x, mp.acosh(mpf(x)))
inside = [v for v in both if abs(v) < 1] + [-1 + 2.0**-53]
for x in inside:
    add("artanh", x, mp.atanh(mpf(x)))
for x in inside + [1.0, -1.0]:
    add("asin", x, mp.asin(mpf(x)))
    add("acos", x, mp.acos(mpf(x)))
for x in [v for v in inside if v > 0] + [0.5 + 2.0**-53, 0.5 - 2.0**-54, 0.25, 0.2499, 0.7501, 0.6]:
    add("logit", x, mp.log(mpf(x)) - mp.log1p(-mpf(x)))
for x in positive:
    add("log2", x, mp.log(mpf(x), 2))
    add("log10", x, mp.log10(mpf(x)))
for x in [0.0, 1.0, 5.0, 20.0, 0.5, -0.5, -1.5, 100.25]:
    add("factorial", x, mp.factorial(mpf(x)))
for x, y in [
    (1.0, 1.0), (0.5, 0.5), (2.0, 3.5), (23.9, 0.1), (24.0, 24.0), (1e-10, 1e-10), (1e-10, 50.0), (3.25, 1e6), (1e6, 3.25), (1e6, 1e6),
    (1e5, 1e12), (0.75, 1e18), (40.5, 1e300),
]:
    add("lbeta", x, mp.loggamma(mpf(x)) + mp.loggamma(mpf(y)) - mp.loggamma(mpf(x) + mpf(y)) if x + y < 1e200
        else mp.loggamma(mpf(x)) - mpf(x) * mp.log(mpf(y)), text(y))
    if x + y < 100:
        add("beta", x, mp.beta(mpf(x), mpf(y)), text(y))
for x, y in [
    (5.0, 2.0), (60.0, 30.0), (1000.0, 998.0), (5.5, 2.0), (-2.5, 3.0), (5.5, 2.25), (0.5, 0.25), (1e6, 999998.0), (1e5, 5e4), (-0.5, 0.25),
    (1e6 + 0.5, 1234.5),
]:
    add("binomial", x, mp.binomial(mpf(x), mpf(y)), text(y))

gamma_arguments = [
    (0.5, 0.5), (1.0, 1.0), (0.001, 0.5), (1e-10, 0.25), (0.3, 1.4999), (0.3, 1.75), (0.25, 30.0), (2.5, 0.001), (2.5, 3.4999), (2.5, 3.5001),
    (2.5, 80.0), (10.0, 2.0), (23.5, 20.0), (24.5, 20.0), (24.5, 40.0), (100.0, 60.0), (100.0, 100.25), (100.0, 160.0), (1000.5, 1000.0),
    (1000.5, 900.0), (1000.5, 1200.0), (1e5, 99000.0), (1e5, 1e5), (1e5, 101000.0), (3.0, 1e-20), (0.125, 1e-100), (1.0, 600.5), (7.0, 650.25),
]
with mp.workdps(60):
    for a, x in gamma_arguments:
        p = mp.gammainc(mpf(a), 0, mpf(x), regularized=True)
        q = mp.gammainc(mpf(a), mpf(x), mp.inf, regularized=True)
        add("gammap", x, p if p > 1e-3 else mp.power(x, a) * mp.exp(-mpf(x)) / mp.gamma(mpf(a) + 1) * mp.hyp1f1(1, mpf(a) + 1, mpf(x)), text(a))
        add("gammaq", x, q, text(a))
    for b in (0.5, 3.0, 50.25, 2000.0):
        for a in (0.25, 1.0, 7.5, 300.5):
            for x in (2.0**-30, 0.03125, 0.140625, 0.5, 0.75, 0.96875):
                # the sum of positive terms; the smaller tail is taken where the other is the sum
                def lower(x, a, b):
                    x, a, b = mpf(x), mpf(a), mpf(b)
                    return x**a * (1 - x) ** b / (a * mp.beta(a, b)) * mp.hyp2f1(a + b, 1, a + 1, x)

                value = lower(x, a, b) if x * (a + b + 2) < a + 1 else 1 - lower(1 - mpf(x), b, a)
                if value > mpf(10) ** -280:
                    add("betai_" + str(b), x, value, text(a))
    for nu in (0.0, 1.0, 0.5, 2.25, 7.0, 40.5):
        for x in (2.0**-40, 0.125, 1.0, 3.75, 20.5, 29.9, 30.1, 59.9, 60.1, 250.0, 1640.5, 20000.0) + ((1e8,) if nu < 8 else ()):
            with mp.workdps(60):
                value = mp.log(mp.besseli(nu, mpf(x))) if x < 1e5 else mpf(x) - mp.log(2 * mp.pi * x) / 2 + mp.log(mp.hyp2f0(mpf(nu) + 0.5, 0.5 - mpf(nu), 1 / (2 * mpf(x))))
            add("lbesseli", x, value, text(nu))
for x in [v for v in positive if v < 100] + [600.5, 700.25]:
    add("ei", x, mp.ei(mpf(x)))
    add("ei", -x, -mp.e1(mpf(x)))
for x in [v for v in both if abs(v) < 130] + [-1e4, -1e8, -9.999, -10.001, -40.0]:
    z = -mpf(x) / mp.sqrt(2)
    tail = mp.log(mp.erfc(z) / 2) if x < 1e4 and x > -2000 else -z * z - mp.log(2 * z * mp.sqrt(mp.pi)) + mp.log(mp.hyp2f0(1, 0.5, -1 / (z * z)))
    add("logphi", x, mp.log1p(-mp.erfc(-z) / 2) if x > 0 else tail)
for u in [2.0**-1000, 2.0**-400, 2.0**-70, 2.0**-20, 0.01, 0.1, 0.1999, 0.2001, 0.3, 0.4375, 0.5 - 2.0**-40, 0.5 + 2.0**-30, 0.625, 0.75, 0.9, 0.96875, 1 - 2.0**-50]:
    u = mpf(u)
    if abs(u - 0.5) < 0.3:
        value = mp.sqrt(2) * mp.erfinv(2 * u - 1)
    else:
        low = min(u, 1 - u)
        t = -mp.sqrt(-2 * mp.log(low))
        for _ in range(60):
            log = mp.log(mp.erfc(-t / mp.sqrt(2)) / 2)
            t -= (log - mp.log(low)) / (mp.npdf(t) / mp.exp(log))
        value = t if u < 0.5 else -t
    add("probit", float(u), value)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "wide-reference.tsv"), "w", encoding="utf-8") as out:
    out.write("function\tx\ty\tvalue\n")
    for row in rows:
        out.write("\t".join(row) + "\n")
