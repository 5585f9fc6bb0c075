#!/usr/bin/env python3
"""Writes laws-reference.tsv: what distributions are worth, by mpmath at 60 digits, compared with scipy where it has the family.

Parameters and points are doubles; their exact values are meant. Quantities: logdensity and cdf at a point, quantile at a
probability, and mean, variance and entropy as integrals of the density, found by quadrature (no closed form is used for them).
Columns: family, parameters, quantity, at, value.
"""

import os

import scipy.special
import scipy.stats as st
from mpmath import (
    acos, atan, beta, betainc, besseli, cos, cot, erf, erfc, erfinv, exp, expm1, findroot, gamma, gammainc, inf, log, log1p, loggamma,
    mp, mpf, ncdf, pi, quad, sin, sqrt, tan,
)

mp.dps = 60
lgamma = lambda x: loggamma(x).real
lbeta = lambda a, b: lgamma(a) + lgamma(b) - lgamma(a + b)
half = mpf(1) / 2
gamma_p = lambda a, x: gammainc(a, 0, x, regularized=True)


def normal(x, m, v):
    return -log(2 * pi * v) / 2 - (x - m) ** 2 / (2 * v)


def logit(x):
    return log(x) - log1p(-x)


def von_mises(x, m, k):
    return k * cos(x - m) - log(2 * pi * besseli(0, k))


def cb(x, l):
    eta = logit(l)
    return mpf(0) if l == half else eta * x - log(expm1(eta) / eta)


def cb_cdf(x, l):
    eta = logit(l)
    return x if l == half else expm1(eta * x) / expm1(eta)


def softplus(x):
    return log1p(exp(x))


# family: log density, distribution function, ends of the support, scipy's law
FAMILIES = {
    "Normal": (normal, lambda x, m, v: erfc(-(x - m) / sqrt(2 * v)) / 2, lambda m, v: (-inf, inf), lambda m, v: st.norm(m, v**0.5)),
    "Exponential": (lambda x, r: log(r) - r * x, lambda x, r: -expm1(-r * x), lambda r: (0, inf), lambda r: st.expon(scale=1 / r)),
    "Gamma": (
        lambda x, a, b: a * log(b) - lgamma(a) + (a - 1) * log(x) - b * x,
        lambda x, a, b: gamma_p(a, b * x), lambda a, b: (0, inf), lambda a, b: st.gamma(a, scale=1 / b)),
    "InverseGamma": (
        lambda x, a, b: a * log(b) - lgamma(a) - (a + 1) * log(x) - b / x,
        lambda x, a, b: gammainc(a, b / x, inf, regularized=True), lambda a, b: (0, inf), lambda a, b: st.invgamma(a, scale=b)),
    "Beta": (
        lambda x, a, b: (a - 1) * log(x) + (b - 1) * log1p(-x) - lbeta(a, b),
        lambda x, a, b: betainc(a, b, 0, x, regularized=True), lambda a, b: (0, 1), st.beta),
    "Laplace": (
        lambda x, m, b: -log(2 * b) - abs(x - m) / b,
        lambda x, m, b: exp((x - m) / b) / 2 if x < m else 1 - exp(-(x - m) / b) / 2, lambda m, b: (-inf, inf), st.laplace),
    "Uniform": (lambda x, a, b: -log(b - a), lambda x, a, b: (x - a) / (b - a), lambda a, b: (a, b), lambda a, b: st.uniform(a, b - a)),
    "LogNormal": (
        lambda x, m, v: normal(log(x), m, v) - log(x), lambda x, m, v: erfc(-(log(x) - m) / sqrt(2 * v)) / 2, lambda m, v: (0, inf),
        lambda m, v: st.lognorm(v**0.5, scale=float(exp(m)))),
    "HalfNormal": (
        lambda x, s: log(2) + normal(x, 0, s * s), lambda x, s: erf(x / (s * sqrt(2))), lambda s: (0, inf), lambda s: st.halfnorm(scale=s)),
    "Logistic": (
        lambda x, m, s: -(x - m) / s - log(s) - 2 * softplus(-(x - m) / s),
        lambda x, m, s: 1 / (1 + exp(-(x - m) / s)), lambda m, s: (-inf, inf), st.logistic),
    "Gumbel": (
        lambda x, m, b: -log(b) - (x - m) / b - exp(-(x - m) / b), lambda x, m, b: exp(-exp(-(x - m) / b)),
        lambda m, b: (-inf, inf), st.gumbel_r),
    "Cauchy": (
        lambda x, m, g: -log(pi * g) - log1p(((x - m) / g) ** 2), lambda x, m, g: half + atan((x - m) / g) / pi,
        lambda m, g: (-inf, inf), st.cauchy),
    "HalfCauchy": (
        lambda x, g: log(2 / (pi * g)) - log1p((x / g) ** 2), lambda x, g: 2 * atan(x / g) / pi, lambda g: (0, inf),
        lambda g: st.halfcauchy(scale=g)),
    "Weibull": (
        lambda x, k, l: log(k) - k * log(l) + (k - 1) * log(x) - (x / l) ** k, lambda x, k, l: -expm1(-((x / l) ** k)),
        lambda k, l: (0, inf), lambda k, l: st.weibull_min(k, scale=l)),
    "Rayleigh": (
        lambda x, s: log(x) - 2 * log(s) - x * x / (2 * s * s), lambda x, s: -expm1(-x * x / (2 * s * s)), lambda s: (0, inf),
        lambda s: st.rayleigh(scale=s)),
    "Pareto": (
        lambda x, m, a: log(a) + a * log(m) - (a + 1) * log(x), lambda x, m, a: 1 - (m / x) ** a, lambda m, a: (m, inf),
        lambda m, a: st.pareto(a, scale=m)),
    "Kumaraswamy": (
        lambda x, a, b: log(a * b) + (a - 1) * log(x) + (b - 1) * log1p(-(x**a)), lambda x, a, b: -expm1(b * log1p(-(x**a))),
        lambda a, b: (0, 1), None),
    "StudentT": (
        lambda x, n, m, s: lgamma((n + 1) / 2) - lgamma(n / 2) - log(n * pi) / 2 - log(s) - (n + 1) / 2 * log1p(((x - m) / s) ** 2 / n),
        lambda x, n, m, s: (lambda tail: tail if x < m else 1 - tail)(
            betainc(n / 2, half, 0, n / (n + ((x - m) / s) ** 2), regularized=True) / 2),
        lambda n, m, s: (-inf, inf), st.t),
    "ChiSquared": (
        lambda x, n: (n / 2 - 1) * log(x) - x / 2 - n / 2 * log(2) - lgamma(n / 2), lambda x, n: gamma_p(n / 2, x / 2),
        lambda n: (0, inf), st.chi2),
    "LogitNormal": (
        lambda x, m, v: normal(logit(x), m, v) - log(x) - log1p(-x), lambda x, m, v: erfc(-(logit(x) - m) / sqrt(2 * v)) / 2,
        lambda m, v: (0, 1), None),
    "ContinuousBernoulli": (cb, cb_cdf, lambda l: (0, 1), None),
    "VonMises": (von_mises, None, lambda m, k: (-pi, pi), lambda m, k: st.vonmises(k, loc=m)),
}

WIDE = [-1e6, -37.5, -3.0, -0.25, 0.0, 1e-9, 0.7, 2.5, 11.0, 1e4]
POSITIVE = [1e-12, 1e-4, 0.03, 0.5, 1.0, 2.75, 13.0, 500.0, 1e5]
UNIT = [1e-12, 1e-4, 0.03, 0.3, 0.5, 0.77, 0.99, 1 - 1e-6, 1 - 2.0**-40]

# family: [(parameters, points)]
LAWS = {
    "Normal": [((0.0, 1.0), WIDE), ((1.5, 0.3), WIDE), ((-1e8, 1e-8), [-1e8, -1e8 + 2.0**-14, -99999999.0, 0.0]), ((0.0, 1e16), [1e8, -3e9, 0.1])],
    "Exponential": [((1.0,), POSITIVE), ((0.3,), POSITIVE), ((1e8,), [1e-9, 1e-7, 1.0]), ((1e-8,), [1.0, 1e9])],
    "Gamma": [((2.5, 0.5), POSITIVE), ((0.3, 4.0), POSITIVE), ((1.0, 2.0), POSITIVE), ((1e8, 1e8), [0.9999, 1.0, 1.0003]), ((1e-8, 1e-8), [1e-12, 1.0, 1e8])],
    "InverseGamma": [((2.5, 0.5), POSITIVE), ((4.5, 3.0), POSITIVE), ((0.7, 3.0), POSITIVE), ((1e8, 1e8), [0.9999, 1.0, 1.0003])],
    "Beta": [((2.5, 0.5), UNIT), ((0.3, 4.0), UNIT), ((1.0, 1.0), UNIT), ((7.0, 3.0), UNIT), ((1e8, 3e8), [0.25, 0.2501]), ((1e-8, 1e-8), [1e-12, 0.5])],
    "Laplace": [((0.0, 1.0), WIDE), ((1.5, 0.3), WIDE), ((1e8, 1e-8), [1e8, 0.0, 1e8 + 2.0**-20])],
    "Uniform": [((0.0, 1.0), UNIT), ((-2.0, 3.5), [-2.0 + 1e-9, -1.5, -1.0, 0.0, 0.1, 1.0, 2.75, 3.49]), ((1e8, 1e8 + 2.0**-20), [1e8 + 2.0**-22])],
    "LogNormal": [((0.0, 1.0), POSITIVE), ((0.5, 0.3), POSITIVE), ((-1e8, 1e8), [1e-300, 1e300]), ((0.0, 1e-8), [1.0, 1.0001])],
    "HalfNormal": [((1.0,), POSITIVE), ((0.3,), POSITIVE), ((1e8,), [1.0, 1e9]), ((1e-8,), [1e-9, 1e-7])],
    "Logistic": [((0.0, 1.0), WIDE), ((1.5, 0.3), WIDE), ((0.0, 1e-8), [1e-8, 1.0, -1.0])],
    "Gumbel": [((0.0, 1.0), [-5.0, -3.0, -0.25, 0.0, 1e-9, 0.7, 2.5, 11.0, 1e4]), ((1.5, 0.3), [-0.5, 0.0, 0.7, 1.5, 2.5, 11.0, 400.0, 1e5]), ((0.0, 1e8), [-1e9, 1.0, 1e10])],
    "Cauchy": [((0.0, 1.0), WIDE), ((1.5, 0.3), WIDE), ((0.0, 1e-8), [-1e8, 1e-8, 1.0]), ((-3.0, 1e8), [1e8, -1e20])],
    "HalfCauchy": [((1.0,), POSITIVE), ((0.3,), POSITIVE), ((1e8,), [1.0, 1e20])],
    "Weibull": [((1.7, 0.5), [1e-12, 1e-4, 0.03, 0.5, 1.0, 2.75, 13.0, 50.0]), ((0.4, 2.0), POSITIVE), ((1.0, 3.0), POSITIVE), ((1e4, 1.0), [0.999, 1.0, 1.0001])],
    "Rayleigh": [((1.0,), POSITIVE), ((0.3,), POSITIVE), ((1e-8,), [1e-9, 1e-7])],
    "Pareto": [((1.0, 2.5), [1.0 + 1e-9, 1.25, 2.0, 3.0, 10.0, 100.0, 1e4, 1e9]), ((0.3, 0.7), [0.31, 0.5, 1.0, 2.0, 10.0, 100.0, 1e4, 1e9]), ((2.0, 5.5), [2.25, 2.5, 3.0, 100.0]), ((1e-8, 1e8), [1.00000001e-8])],
    "Kumaraswamy": [((2.0, 3.0), UNIT), ((0.5, 0.4), UNIT), ((1.0, 1.0), UNIT), ((1e4, 1e4), [0.999])],
    "StudentT": [((3.5, 0.0, 1.0), WIDE), ((5.0, 1.5, 0.3), WIDE), ((1.0, 0.0, 2.0), WIDE), ((0.4, 0.0, 1.0), WIDE), ((1e8, 0.0, 1.0), [-3.0, 0.0, 2.0]), ((1e-8, 0.0, 1.0), [1.0, 1e9])],
    "ChiSquared": [((3.0,), POSITIVE), ((0.6,), POSITIVE), ((2.0,), POSITIVE), ((1e8,), [1e8, 1.0003e8])],
    "LogitNormal": [((0.0, 1.0), UNIT), ((1.5, 0.3), UNIT), ((-1e4, 1e8), [1e-12, 0.5])],
    "ContinuousBernoulli": [((0.3,), UNIT), ((0.97,), UNIT), ((0.5,), UNIT), ((0.5 + 2.0**-30,), [0.3, 0.9]), ((0.5 - 2.0**-53,), [0.3, 0.9]), ((1e-8,), [1e-9, 0.5, 0.999])],
    "VonMises": [((0.0, 1.0), [-3.0, -2.0, -1.0, 0.0, 1e-9, 0.7, 2.5, 3.14]), ((1.5, 0.3), [-3.0, -2.0, -1.0, 0.0, 1e-9, 0.7, 2.5, 3.14]), ((0.5, 1e4), [0.5, 0.51, -1.0])],
}

# the moments that these laws have, finite ones only
SKIP = {
    ("Cauchy", "mean"), ("Cauchy", "variance"), ("HalfCauchy", "mean"), ("HalfCauchy", "variance"), ("LogitNormal", "mean"),
    ("LogitNormal", "variance"), ("LogitNormal", "entropy"), ("VonMises", "mean"), ("VonMises", "variance"),
}

# their distribution functions converge too slowly at extreme parameters
SERIES = {"Gamma", "InverseGamma", "Beta", "StudentT", "ChiSquared"}
PROBABILITIES = [1e-9, 0.01, 0.25, 0.5, 0.9, 1 - 2.0**-30]


def centre(cdf, low, high, p):
    a = mpf(low) if low != -inf else mpf(-1)
    b = mpf(high) if high != inf else mpf(1)
    if low == -inf:
        while cdf(a) > p:
            a *= 2
    if high == inf:
        b = max(b, a + 1)
        while cdf(b) < p:
            b *= 4
    for _ in range(260):
        m = (a + b) / 2
        if cdf(m) < p:
            a = m
        else:
            b = m
    return (a + b) / 2


def rows(family, parameters, points, isFirst):
    logpdf, cdf, ends, scipys = FAMILIES[family]
    p = [mpf(x) for x in parameters]
    low, high = ends(*p)
    text = " ".join(repr(x) for x in parameters)
    law = scipys(*parameters) if scipys else None
    extreme = any(abs(x) > 1e3 or 0 < abs(x) < 1e-3 for x in parameters) or (family == "ContinuousBernoulli" and 0 < abs(parameters[0] - 0.5) < 1e-6)
    for x in points:
        if not low <= x <= high:
            continue
        value = logpdf(mpf(x), *p)
        if law is not None and not extreme:
            other = law.logpdf(x)
            assert abs(other - float(value)) <= 1e-7 * (1 + abs(other)), (family, parameters, x, other, value)
        yield text, "logdensity", repr(x), value
        if cdf and not (extreme and family in SERIES):
            value = cdf(mpf(x), *p)
            if law is not None and not extreme:
                assert abs(law.cdf(x) - float(value)) <= 1e-9, (family, parameters, x, law.cdf(x), value)
            if value != 0:
                yield text, "cdf", repr(x), value
    if cdf and not extreme:
        f = lambda x: cdf(x, *p)
        for u in PROBABILITIES:
            yield text, "quantile", repr(u), centre(f, low, high, mpf(u))
    if extreme:
        return
    if cdf:
        inner = [centre(lambda x: cdf(x, *p), low, high, mpf(u)) for u in ("1e-30", "1e-6", "0.02", "0.25", "0.5", "0.75", "0.98", "0.999999")]
        if high == inf:
            inner += [inner[-1] * 1e3, inner[-1] * 1e9] if inner[-1] > 0 else []
        path = [low, *inner, high]
    else:
        path = [low, -1, 0, 1, high]
    if family == "Gumbel":
        # e^(−e⁸) is nothing at these digits, and takes as many digits to find
        path[0] = p[0] - 8 * p[1]
    path = sorted(set(path))
    old = mp.dps
    mp.dps = 40
    density = lambda x: exp(logpdf(x, *p)) if path[0] < x < high else mpf(0)
    integral = lambda f: quad(f, path, maxdegree=9)
    total = integral(density)
    if abs(total - 1) < 1e-16:
        tail = {"Pareto": 1, "StudentT": 0, "InverseGamma": 0}.get(family)
        weight = None if tail is None else parameters[tail]
        if (family, "entropy") not in SKIP:
            yield text, "entropy", "", integral(lambda x: -density(x) * logpdf(x, *p) if path[0] < x < high else mpf(0))
        if (family, "mean") not in SKIP and (weight is None or weight > 2.4):
            mean = integral(lambda x: x * density(x))
            yield text, "mean", "", mean
            if weight is None or weight > 4:
                yield text, "variance", "", integral(lambda x: (x - mean) ** 2 * density(x))
    mp.dps = old


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "laws-reference.tsv"), "w") as out:
    out.write("family\tparameters\tquantity\tat\tvalue\n")
    for family, laws in LAWS.items():
        for i, (parameters, points) in enumerate(laws):
            for text, quantity, at, value in rows(family, parameters, points, i == 0):
                out.write(f"{family}\t{text}\t{quantity}\t{at}\t{mp.nstr(value, 25)}\n")
        out.flush()
