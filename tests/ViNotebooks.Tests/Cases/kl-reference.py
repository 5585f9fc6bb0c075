"""Writes kl-reference.tsv: KL(p || q) in nats by quadrature or summation of the densities, from no closed form.

    python3 kl-reference.py > kl-reference.tsv
    python3 kl-reference.py near > kl-near-equality.tsv

Each expectation is an integral over a variable u in which the integrand decays at least exponentially (u = log x on the
positive numbers, logit x on (0, 1), arsinh of the standardised x for heavy tails). It is computed twice, with different
pieces and precisions, and written where both agree to 22 digits.
"""
import sys
from multiprocessing import Pool

from mpmath import mp, mpf, log, exp, pi, loggamma, beta, sqrt, besseli, cos, log1p, inf, matrix, det, inverse

mp.dps = 40


def P(*values):
    return [str(v) for v in values]


def softplus(t):
    return log1p(exp(-t)) + t if t > 0 else log1p(exp(t))


# log densities as functions of x, y = 1 - x (kept apart so that nothing cancels near 1) and the parameters
LOG_DENSITY = {
    "Normal": lambda x, y, m, v: -log(2 * pi * v) / 2 - (x - m) ** 2 / (2 * v),
    "Exponential": lambda x, y, r: log(r) - r * x,
    "Gamma": lambda x, y, a, b: a * log(b) - loggamma(a) + (a - 1) * log(x) - b * x,
    "ChiSquared": lambda x, y, k: -k / 2 * log(2) - loggamma(k / 2) + (k / 2 - 1) * log(x) - x / 2,
    "InverseGamma": lambda x, y, a, b: a * log(b) - loggamma(a) - (a + 1) * log(x) - b / x,
    "Beta": lambda x, y, a, b: (a - 1) * log(x) + (b - 1) * log(y) - log(beta(a, b)),
    "Laplace": lambda x, y, m, b: -log(2 * b) - abs(x - m) / b,
    "Uniform": lambda x, y, a, b: -log(b - a),
    "LogNormal": lambda x, y, m, v: -log(x) - log(2 * pi * v) / 2 - (log(x) - m) ** 2 / (2 * v),
    "LogitNormal": lambda x, y, m, v: -log(x) - log(y) - log(2 * pi * v) / 2 - (log(x) - log(y) - m) ** 2 / (2 * v),
    "StudentT": lambda x, y, n, m, s: loggamma((n + 1) / 2) - loggamma(n / 2) - log(pi * n) / 2 - log(s)
    - (n + 1) / 2 * log1p(((x - m) / s) ** 2 / n),
    "Cauchy": lambda x, y, m, s: -log(pi * s) - log1p(((x - m) / s) ** 2),
    "HalfNormal": lambda x, y, s: log(2 / pi) / 2 - log(s) - x * x / (2 * s * s),
    "HalfCauchy": lambda x, y, s: log(2 / (pi * s)) - log1p((x / s) ** 2),
    "Gumbel": lambda x, y, m, b: -log(b) - (x - m) / b - exp(-(x - m) / b),
    "Logistic": lambda x, y, m, s: -log(s) - (x - m) / s - 2 * softplus(-(x - m) / s),
    "Pareto": lambda x, y, m, a: log(a) + a * log(m) - (a + 1) * log(x),
    "Weibull": lambda x, y, k, s: log(k) - log(s) + (k - 1) * log(x / s) - (x / s) ** k,
    "Rayleigh": lambda x, y, s: log(x) - 2 * log(s) - x * x / (2 * s * s),
    "Kumaraswamy": lambda x, y, a, b: log(a) + log(b) + (a - 1) * log(x) + (b - 1) * log_one_minus_power(x, y, a),
    "ContinuousBernoulli": lambda x, y, l: log_cb(l) + x * log(l) + (1 - x) * log(1 - l),
    "VonMises": lambda x, y, m, k: k * cos(x - m) - log(2 * pi * besseli(0, k)),
}


def log_one_minus_power(x, y, a):
    # 1 - x^a = -expm1(a log x), with log x = log1p(-y) near 1
    return log(-mp.expm1(a * (log1p(-y) if y < mpf("0.5") else log(x))))


def log_cb(l):
    return log(2) if l == mpf("0.5") else log(2 * mp.atanh(1 - 2 * l) / (1 - 2 * l))


LINE, HEAVY, POSITIVE, UNIT = ["Normal", "Laplace", "Gumbel", "Logistic"], ["StudentT", "Cauchy"], [
    "Exponential", "Gamma", "ChiSquared", "InverseGamma", "LogNormal", "HalfNormal", "HalfCauchy", "Weibull", "Rayleigh"], [
    "Beta", "Kumaraswamy", "ContinuousBernoulli", "LogitNormal"]

# three members of each family as p and as q; the moments that finite divergences need exist
AS_P = {
    "Normal": [P("0.3", "1.7"), P("-1.2", "0.4"), P("5", "9")],
    "Laplace": [P("0.3", "0.8"), P("-1.5", "0.25"), P("4", "1.5")],
    "Gumbel": [P("0.3", "0.8"), P("-1.5", "0.25"), P("4", "1.5")],
    "Logistic": [P("0.3", "0.8"), P("-1.5", "0.25"), P("4", "1.5")],
    "StudentT": [P("5", "0.3", "0.8"), P("3.5", "-1", "2"), P("12", "4", "0.5")],
    "Cauchy": [P("0.3", "0.8"), P("-1.5", "2.5"), P("4", "0.1")],
    "Exponential": [P("0.7"), P("2.5"), P("0.1")],
    "Gamma": [P("2.3", "0.7"), P("1.25", "3"), P("8", "2")],
    "ChiSquared": [P("3"), P("4.5"), P("9")],
    "InverseGamma": [P("4.5", "1.3"), P("3.25", "0.4"), P("9", "6")],
    "LogNormal": [P("0.3", "0.5"), P("-1", "0.2"), P("1", "1.2")],
    "HalfNormal": [P("0.8"), P("2.5"), P("0.1")],
    "HalfCauchy": [P("0.8"), P("2.5"), P("0.1")],
    "Weibull": [P("1.5", "0.8"), P("2.25", "3"), P("4", "1.1")],
    "Rayleigh": [P("0.8"), P("2.5"), P("0.1")],
    "Pareto": [P("1.5", "3.5"), P("0.4", "5"), P("3", "4.25")],
    "Uniform": [P("0.1", "0.6"), P("0", "1"), P("0.25", "0.75")],
    "Beta": [P("2.5", "3.5"), P("1.5", "0.7"), P("4", "2")],
    "Kumaraswamy": [P("2.5", "3"), P("1.5", "2"), P("3.25", "0.6")],
    "ContinuousBernoulli": [P("0.3"), P("0.9"), P("0.5")],
    "LogitNormal": [P("0.3", "0.5"), P("-1", "1.2"), P("0.5", "2")],
    "VonMises": [P("0.3", "1.5"), P("-1", "0.2"), P("2", "8")],
}
AS_Q = {
    "Normal": [P("-0.4", "2.2"), P("1", "0.7"), P("3", "4")],
    "Laplace": [P("-0.4", "1.1"), P("0.5", "0.6"), P("2", "2.5")],
    "Gumbel": [P("-0.4", "2.1"), P("0.5", "1.6"), P("2", "2.5")],
    "Logistic": [P("-0.4", "0.8"), P("0.5", "0.6"), P("2", "1.5")],
    "StudentT": [P("4", "-0.4", "1.1"), P("2.5", "0.5", "0.6"), P("7", "2", "3")],
    "Cauchy": [P("-0.4", "1.1"), P("0.5", "0.6"), P("2", "3")],
    "Exponential": [P("1.4"), P("0.6"), P("0.3")],
    "Gamma": [P("1.6", "1.2"), P("3", "2"), P("0.75", "0.3")],
    "ChiSquared": [P("2"), P("5"), P("3.5")],
    "InverseGamma": [P("2", "0.6"), P("3.5", "2"), P("0.75", "0.3")],
    "LogNormal": [P("-0.2", "0.9"), P("0.5", "2"), P("1", "0.6")],
    "HalfNormal": [P("1.2"), P("0.7"), P("3")],
    "HalfCauchy": [P("1.2"), P("0.7"), P("3")],
    "Weibull": [P("0.75", "1.2"), P("1.8", "2"), P("0.9", "0.5")],
    "Rayleigh": [P("1.2"), P("0.7"), P("3")],
    "Pareto": [P("1.25", "2"), P("0.3", "1.5"), P("3", "3")],
    "Uniform": [P("-0.1", "1.2"), P("0", "1"), P("0", "2")],
    "Beta": [P("1.5", "2.25"), P("3", "0.6"), P("0.75", "1")],
    "Kumaraswamy": [P("1.5", "2.25"), P("3", "0.6"), P("0.75", "1")],
    "ContinuousBernoulli": [P("0.6"), P("0.2"), P("0.5")],
    "LogitNormal": [P("-0.4", "0.9"), P("0.5", "2"), P("1", "0.6")],
    "VonMises": [P("-0.6", "2.5"), P("0.5", "0.7"), P("2", "1")],
}
# pairs that are finite or closed for other parameters than the usual ones: replaces p, q or both
SPECIAL = {
    ("Kumaraswamy", "Kumaraswamy"): [(P("2.5", "3"), P("1.5", "2.25")), (P("1.5", "0.7"), P("1.5", "2.25")), (P("3", "0.6"), P("2", "1"))],
    ("Logistic", "Logistic"): [(P("0.3", "0.8"), P("-0.4", "0.8")), (P("1", "2"), P("3.5", "2")), (P("0", "0.1"), P("0.05", "0.1"))],
    ("StudentT", "StudentT"): [(P("5", "0.3", "0.8"), P("5", "0.3", "0.8")), (P("4", "1", "3"), P("9", "1", "2")), (P("1", "1", "2"), P("3", "-1", "0.5"))],
    ("StudentT", "Cauchy"): [(P("4", "1", "0.5"), P("1", "1")), (P("1", "1", "2"), P("-1", "0.5")), (P("9", "0", "1"), P("0", "3"))],
    ("HalfCauchy", "Weibull"): [(P("0.8"), P("0.75", "1.2")), (P("2.5"), P("0.3", "2")), (P("0.1"), P("0.5", "0.5"))],
    ("HalfCauchy", "Cauchy"): [(P("0.8"), P("0", "1.1")), (P("2.5"), P("0", "0.6")), (P("0.1"), P("0", "3"))],
    ("HalfCauchy", "StudentT"): [(P("0.8"), P("4", "0", "1.1")), (P("2.5"), P("2.5", "0", "0.6")), (P("0.1"), P("7", "0", "3"))],
    ("Uniform", "Beta"): [(P("0.1", "0.6"), P("1.5", "2.25")), (P("0", "1"), P("3", "0.6")), (P("0.5", "1"), P("0.75", "1"))],
    ("Uniform", "Kumaraswamy"): [(P("0", "1"), P("1.5", "2.25")), (P("0", "1"), P("3", "0.6")), (P("0", "1"), P("0.75", "1"))],
    ("Uniform", "LogitNormal"): [(P("0", "1"), q) for q in AS_Q["LogitNormal"]],
    ("Uniform", "InverseGamma"): [(P("0.1", "0.6"), P("2", "0.6")), (P("1", "4"), P("3.5", "2")), (P("0.25", "0.75"), P("0.75", "0.3"))],
    ("Uniform", "Pareto"): [(P("2", "5"), P("1.25", "2")), (P("0.3", "1"), P("0.3", "1.5")), (P("10", "11"), P("3", "3"))],
    ("Uniform", "Uniform"): [(P("0.1", "0.6"), P("-0.1", "1.2")), (P("0", "1"), P("0", "2")), (P("-3", "5"), P("-3.5", "5"))],
    ("Uniform", "VonMises"): [(P("-1", "2"), P("-0.6", "2.5")), (P("0", "1"), P("0.5", "0.7")), (P("-3", "3"), P("0", "1"))],
    ("VonMises", "Uniform"): [(p, P("-4", "6")) for p in AS_P["VonMises"]],
    ("Pareto", "Pareto"): [(P("1.5", "3.5"), P("1.25", "2")), (P("0.4", "5"), P("0.3", "1.5")), (P("3", "4.25"), P("3", "3"))],
}
for q in ("Exponential", "Gamma", "LogNormal", "HalfNormal", "HalfCauchy", "Weibull", "ChiSquared", "Rayleigh"):
    SPECIAL[("Uniform", q)] = list(zip([P("0.1", "2.6"), P("0", "1"), P("3", "7")], AS_Q[q]))
for q in ("Normal", "Laplace", "Gumbel", "Logistic", "StudentT", "Cauchy"):
    SPECIAL[("Uniform", q)] = list(zip([P("-1.1", "2.6"), P("0", "1"), P("-7", "-3")], AS_Q[q]))
SPECIAL[("Beta", "Kumaraswamy")] = [(P("2.5", "3"), P("1.5", "2.25")), (P("1.5", "0.7"), P("1", "2.5")), (P("1.5", "0.7"), P("2", "1"))]
SPECIAL[("Kumaraswamy", "Beta")] = [(P("2.5", "3"), P("1.5", "2.25")), (P("1.5", "2"), P("3", "0.6")), (P("3.25", "0.6"), P("0.75", "1"))]
SPECIAL[("ContinuousBernoulli", "Beta")] = [(P("0.3"), P("1.5", "2.25")), (P("0.5"), P("3", "0.6")), (P("0.9"), P("1", "1"))]


def support(name, p):
    if name == "Uniform":
        return p[0], p[1]
    if name == "Pareto":
        return p[0], inf
    if name == "VonMises":
        return p[0] - pi, p[0] + pi
    if name in POSITIVE:
        return mpf(0), inf
    if name in UNIT:
        return mpf(0), mpf(1)
    return -inf, inf


def kinks(name, p):
    return [p[0]] if name == "Laplace" else []


CIRCLE = [("VonMises", "VonMises"), ("VonMises", "Uniform"), ("Uniform", "VonMises"), ("ContinuousBernoulli", "VonMises")]
DIVERGES = {(p, q) for p in ("Cauchy", "HalfCauchy") for q in (
    "Normal", "Laplace", "Gumbel", "Logistic", "Exponential", "Gamma", "ChiSquared", "HalfNormal", "Rayleigh")}
DIVERGES |= {("StudentT", "Gumbel")}
# 1/x against a density that does not vanish at 0
DIVERGES |= {(p, "InverseGamma") for p in ("Exponential", "HalfNormal", "HalfCauchy", "ContinuousBernoulli")}


def integrate(f, name, p, breaks, shift):
    """The integral of f(x, 1 - x, log Jacobian) in the variable u."""
    low, high = support(name, p)
    if name in ("Uniform", "VonMises", "ContinuousBernoulli"):
        points = sorted({low, high, *[b for b in breaks if low < b < high], low + (high - low) * (mpf(1) / 3 + shift / 7)})
        return mp.quad(lambda x: f(x, 1 - x, mpf(0)), points, maxdegree=10)
    if name in POSITIVE or name == "Pareto":
        centre = {"Exponential": lambda: -log(p[0]), "Gamma": lambda: log(p[0] / p[1]), "ChiSquared": lambda: log(p[0]),
                  "InverseGamma": lambda: log(p[1] / p[0]), "LogNormal": lambda: p[0], "Weibull": lambda: log(p[1])}.get(name, lambda: log(p[0]))()
        to, back = lambda u: (exp(u), 1 - exp(u), u), log
    elif name in UNIT:
        centre = mpf(0)
        to = lambda u: (1 / (1 + exp(-u)), 1 / (1 + exp(u)), -softplus(u) - softplus(-u))
        back = lambda x: log(x / (1 - x))
    elif name in HEAVY:
        m, s = p[-2], p[-1]
        centre = mpf(0)
        to = lambda u: (m + s * mp.sinh(u), None, log(s * mp.cosh(u)))
        back = lambda x: mp.asinh((x - m) / s)
    else:
        scale = sqrt(p[1]) if name == "Normal" else p[1]
        centre = mpf(0)
        to = lambda u: (p[0] + scale * u, None, log(scale))
        back = lambda x: (x - p[0]) / scale
    offsets = [-260, -100, -40, -20, -10, -5, -2, 0, 2, 5, 10, 20, 40, 100, 260]
    points = {centre + (o + shift if abs(o) < 260 else o) for o in offsets}
    if name == "Pareto":
        points = {u for u in points if u > log(low)} | {log(low)}
    points |= {back(b) for b in breaks if low < b < high}

    def g(u):
        x, y, jacobian = to(u)
        return f(x, y, jacobian)

    return mp.quad(g, sorted(points), maxdegree=9)


def divergence(case, precisions=(34, 40), tolerance="1e-22", floor="0.1"):
    pn, ps, qn, qs = case
    results = []
    for digits, shift in zip(precisions, (mpf("0.3"), mpf("-0.45"))):
        mp.dps = digits
        p, q = [mpf(v) for v in ps], [mpf(v) for v in qs]

        def f(x, y, jacobian):
            if x == 0 or (y is not None and y == 0):
                return mpf(0)
            lp = LOG_DENSITY[pn](x, y, *p)
            weight = lp + jacobian
            if weight < -1500:
                return mpf(0)
            return exp(weight) * (lp - LOG_DENSITY[qn](x, y, *q))

        results.append(integrate(f, pn, p, kinks(pn, p) + kinks(qn, q), shift))
    a, b = results
    agree = abs(a - b) <= mpf(tolerance) * max(abs(b), mpf(floor))
    return case, b, agree


def within(pn, p, qn, q):
    (a, b), (c, d) = support(pn, [mpf(v) for v in p]), support(qn, [mpf(v) for v in q])
    return c <= a and b <= d


def cases():
    for pn in AS_P:
        for qn in AS_Q:
            if (pn, qn) in DIVERGES or ("VonMises" in (pn, qn) and (pn, qn) not in CIRCLE):
                continue
            chosen = SPECIAL.get((pn, qn)) or list(zip(AS_P[pn], AS_Q[qn]))
            if (pn, qn) == ("VonMises", "VonMises"):
                # the same circle, though a whole turn may start elsewhere: the density of q is periodic
                for p, q in chosen:
                    yield pn, p, qn, q
                continue
            for p, q in chosen:
                if within(pn, p, qn, q) or "VonMises" in (pn, qn):
                    yield pn, p, qn, q


def mass(name, parameters):
    p = [mpf(v) if not isinstance(v, list) else [mpf(e) for e in v] for v in parameters]
    return {
        "Bernoulli": lambda k: [1 - p[0], p[0]][k] if k in (0, 1) else mpf(0),
        "Categorical": lambda k: p[0][k - 1] if 1 <= k <= len(p[0]) else mpf(0),
        "OneHotCategorical": lambda k: p[0][k - 1] if 1 <= k <= len(p[0]) else mpf(0),
        "Binomial": lambda k: mp.binomial(p[0], k) * p[1] ** k * (1 - p[1]) ** (p[0] - k) if k <= p[0] else mpf(0),
        "Geometric": lambda k: p[0] * (1 - p[0]) ** k,
        "NegativeBinomial": lambda k: exp(loggamma(k + p[0]) - loggamma(p[0]) - loggamma(k + 1)) * p[1] ** p[0] * (1 - p[1]) ** k,
        "Poisson": lambda k: exp(k * log(p[0]) - p[0] - loggamma(k + 1)),
        "Delta": lambda k: mpf(1) if k == p[0] else mpf(0),
    }[name]


V = lambda *values: [[str(v) for v in values]]
DISCRETE = [
    ("Bernoulli", "Bernoulli", [(P("0.3"), P("0.6")), (P("0.95"), P("0.01")), (P("0"), P("0.25"))]),
    ("Bernoulli", "Categorical", [(P("1"), V("0.25", "0.75")), (P("1"), V("0.5", "0.25", "0.25")), (P("1"), V("0.125", "0.875"))]),
    ("Bernoulli", "Binomial", [(P("0.3"), P("4", "0.6")), (P("0.95"), P("1", "0.01")), (P("0.5"), P("7", "0.25"))]),
    ("Bernoulli", "Geometric", [(P("0.3"), P("0.6")), (P("0.95"), P("0.01")), (P("0.5"), P("0.25"))]),
    ("Bernoulli", "NegativeBinomial", [(P("0.3"), P("2.5", "0.6")), (P("0.95"), P("4", "0.01")), (P("0.5"), P("1", "0.25"))]),
    ("Bernoulli", "Poisson", [(P("0.3"), P("0.6")), (P("0.95"), P("4")), (P("0.5"), P("0.01"))]),
    ("Categorical", "Categorical", [(V("0.25", "0.5", "0.25"), V("0.125", "0.375", "0.5")), (V("0.75", "0.25", "0"), V("0.125", "0.375", "0.5")), (V("0.5", "0.5"), V("0.25", "0.25", "0.5"))]),
    ("Categorical", "Bernoulli", [(V("1", "0"), P("0.25")), (V("1"), P("0.75")), (V("1", "0", "0"), P("0.125"))]),
    ("Categorical", "Binomial", [(V("0.25", "0.5", "0.25"), P("3", "0.6")), (V("0.75", "0.25", "0"), P("2", "0.5")), (V("0.5", "0.5"), P("8", "0.01"))]),
    ("Categorical", "Geometric", [(V("0.25", "0.5", "0.25"), P("0.6")), (V("0.75", "0.25", "0"), P("0.5")), (V("0.5", "0.5"), P("0.01"))]),
    ("Categorical", "NegativeBinomial", [(V("0.25", "0.5", "0.25"), P("2.5", "0.6")), (V("0.75", "0.25", "0"), P("3", "0.5")), (V("0.5", "0.5"), P("1", "0.01"))]),
    ("Categorical", "Poisson", [(V("0.25", "0.5", "0.25"), P("0.6")), (V("0.75", "0.25", "0"), P("3")), (V("0.5", "0.5"), P("0.01"))]),
    ("OneHotCategorical", "OneHotCategorical", [(V("0.25", "0.5", "0.25"), V("0.125", "0.375", "0.5")), (V("0.75", "0.25", "0"), V("0.125", "0.375", "0.5")), (V("0.5", "0.5"), V("0.25", "0.75"))]),
    ("Binomial", "Binomial", [(P("5", "0.3"), P("5", "0.6")), (P("40", "0.95"), P("40", "0.9")), (P("1", "0.3"), P("4", "0.6"))]),
    ("Binomial", "Geometric", [(P("1", "0.3"), P("0.6")), (P("1", "0.95"), P("0.01")), (P("1", "0.5"), P("0.25"))]),
    ("Binomial", "Poisson", [(P("1", "0.3"), P("0.6")), (P("6", "0.95"), P("5")), (P("20", "0.05"), P("1"))]),
    ("Binomial", "NegativeBinomial", [(P("1", "0.3"), P("2.5", "0.6")), (P("6", "0.95"), P("5", "0.5")), (P("1", "0.05"), P("1", "0.75"))]),
    ("Binomial", "Bernoulli", [(P("1", "0.3"), P("0.6")), (P("1", "0.95"), P("0.25")), (P("1", "0.05"), P("0.75"))]),
    ("Geometric", "Geometric", [(P("0.3"), P("0.6")), (P("0.95"), P("0.2")), (P("0.5"), P("0.25"))]),
    ("Geometric", "NegativeBinomial", [(P("0.3"), P("1", "0.6")), (P("0.95"), P("1", "0.2")), (P("0.5"), P("2.5", "0.25"))]),
    ("Geometric", "Poisson", [(P("0.3"), P("2")), (P("0.95"), P("0.2")), (P("0.5"), P("1"))]),
    ("NegativeBinomial", "NegativeBinomial", [(P("2.5", "0.3"), P("2.5", "0.6")), (P("4", "0.95"), P("4", "0.2")), (P("0.5", "0.5"), P("0.5", "0.25"))]),
    ("NegativeBinomial", "Geometric", [(P("1", "0.3"), P("0.6")), (P("1", "0.95"), P("0.2")), (P("2.5", "0.5"), P("0.25"))]),
    ("NegativeBinomial", "Poisson", [(P("2.5", "0.3"), P("2")), (P("4", "0.95"), P("0.2")), (P("0.5", "0.5"), P("1"))]),
    ("Poisson", "Poisson", [(P("0.3"), P("0.6")), (P("9.5"), P("4")), (P("5"), P("25"))]),
    ("Poisson", "Geometric", [(P("0.3"), P("0.6")), (P("9.5"), P("0.2")), (P("5"), P("0.25"))]),
    ("Poisson", "NegativeBinomial", [(P("0.3"), P("2.5", "0.6")), (P("9.5"), P("4", "0.2")), (P("5"), P("0.5", "0.25"))]),
    ("Delta", "Bernoulli", [(P("1"), P("0.6")), (P("0"), P("0.2")), (P("0"), P("0"))]),
    ("Delta", "Categorical", [(P("1"), V("0.25", "0.75")), (P("2"), V("0.25", "0.75")), (P("3"), V("0.25", "0.25", "0.5"))]),
    ("Delta", "Binomial", [(P("1"), P("4", "0.6")), (P("0"), P("3", "0.2")), (P("7"), P("7", "1"))]),
    ("Delta", "Geometric", [(P("1"), P("0.6")), (P("0"), P("0.2")), (P("7"), P("0.01"))]),
    ("Delta", "NegativeBinomial", [(P("1"), P("2.5", "0.6")), (P("0"), P("3", "0.2")), (P("7"), P("0.5", "0.01"))]),
    ("Delta", "Poisson", [(P("1"), P("0.6")), (P("0"), P("3")), (P("7"), P("4.5"))]),
]


def sum_divergence(pn, p, qn, q):
    first, second = mass(pn, p), mass(qn, q)
    total, k, probability = mpf(0), 0, mpf(0)
    last = {"Bernoulli": 1, "Binomial": None, "Delta": None}.get(pn)
    last = 1 if pn == "Bernoulli" else int(p[0]) if pn in ("Binomial", "Delta") else len(p[0]) if "Categorical" in pn else 3000
    for k in range(last + 1):
        a = first(k)
        if a > 0:
            total += a * (log(a) - log(second(k)))
    return total


# Gaussian vectors: integrals over the plane of the densities with these means and covariances
GAUSS = {
    "MultivariateNormal": [("[0.5,-1]", "[[2,0.5],[0.5,1]]"), ("[0,0]", "[[1,-0.75],[-0.75,1]]"), ("[3,1]", "[[4,1],[1,0.5]]")],
    "DiagonalNormal": [("[1,0.25]", "[0.5,2]"), ("[0,0]", "[1,1]"), ("[-2,2]", "[3,0.25]")],
    "LowRankNormal": [("[0,1]", "[[1],[0.5]]", "[0.5,1]"), ("[1,1]", "[[0.25],[-2]]", "[2,0.75]"), ("[-1,0]", "[[1,0.5],[0,1]]", "[1,0.25]")],
}


def gaussian(name, parameters):
    values = [eval(v, {}) for v in parameters]
    mean = matrix([mpf(v) for v in values[0]])
    if name == "MultivariateNormal":
        covariance = matrix([[mpf(v) for v in row] for row in values[1]])
    elif name == "DiagonalNormal":
        covariance = mp.diag([mpf(v) for v in values[1]])
    else:
        w = matrix([[mpf(v) for v in row] for row in values[1]])
        covariance = w * w.T + mp.diag([mpf(v) for v in values[2]])
    precision, constant = inverse(covariance), -log(2 * pi) - log(det(covariance)) / 2
    return mean, covariance, lambda x: constant - ((x - mean).T * precision * (x - mean))[0] / 2


def gaussian_divergence(pn, p, qn, q):
    """The trapezoidal rule over a lattice, which converges faster than any power for Gaussian integrands."""
    mean, covariance, log_p = gaussian(pn, p)
    _, _, log_q = gaussian(qn, q)
    root = mp.cholesky(covariance)
    h, n = mpf(1) / 3, 36
    total = mpf(0)
    for i in range(-n, n + 1):
        for j in range(-n, n + 1):
            u = matrix([i * h, j * h])
            w = exp(-(u[0] ** 2 + u[1] ** 2) / 2)
            if w < mpf(10) ** -34:
                continue
            x = mean + root * u
            total += w * (log_p(x) - log_q(x))
    return total * h * h / (2 * pi)


# Dirichlet laws of three coordinates: the integral over the triangle by the stick-breaking of uniform strips
DIRICHLET = [("[2,3,1.5]", "[1,1,1]"), ("[0.75,2,4]", "[2,2,2]"), ("[5,1,1]", "[0.5,3,2.5]")]


def dirichlet_divergence(p, q):
    a, b = [mpf(v) for v in eval(p)], [mpf(v) for v in eval(q)]

    def normaliser(c):
        return loggamma(sum(c)) - sum(loggamma(v) for v in c)

    # x = s, y = (1 - s) t, z = (1 - s)(1 - t) with logit s and logit t on the lattice of the trapezoidal rule
    h, total = mpf(1) / 10, mpf(0)
    grid = [i * h for i in range(-900, 901)]
    # E log of each coordinate is an integral over one variable at a time, since the density is a product in (s, t)
    def mean(c, d, f):
        top = bottom = mpf(0)
        for u in grid:
            ls, lr = -softplus(-u), -softplus(u)
            w = exp(c * ls + d * lr)
            top += w * f(ls, lr)
            bottom += w
        return top / bottom

    s0 = mean(a[0], a[1] + a[2], lambda l, r: l)
    r0 = mean(a[0], a[1] + a[2], lambda l, r: r)
    t0 = mean(a[1], a[2], lambda l, r: l)
    t1 = mean(a[1], a[2], lambda l, r: r)
    logs = [s0, r0 + t0, r0 + t1]
    return normaliser(a) - normaliser(b) + sum((x - y) * l for x, y, l in zip(a, b, logs))


def text(parameters):
    return " ".join("[" + ",".join(v) + "]" if isinstance(v, list) else v for v in parameters)


# one millionth apart, in one family and between families that coincide for some parameters
def near_cases():
    for name, members in AS_P.items():
        if name in ("Uniform", "LogitNormal", "VonMises", "StudentT", "Kumaraswamy", "Logistic", "Pareto"):
            continue
        for p in members[:2]:
            yield name, p, name, [mp.nstr(mpf(v) * (1 + mpf(10) ** -6 * (-1) ** i), 30) for i, v in enumerate(p)]
    yield "Logistic", P("0.3", "0.8"), "Logistic", P("0.300001", "0.8")
    yield "StudentT", P("1", "0.3", "0.8"), "StudentT", P("1", "0.300001", "0.800001")
    yield "StudentT", P("1", "0.3", "0.8"), "Cauchy", P("0.300001", "0.800001")
    yield "Cauchy", P("0.3", "0.8"), "StudentT", P("1.000001", "0.300001", "0.8")
    yield "Kumaraswamy", P("2.5", "3"), "Kumaraswamy", P("2.500001", "3.000001")
    yield "Kumaraswamy", P("2.5", "0.75"), "Kumaraswamy", P("2.5", "0.750001")
    yield "Pareto", P("1.5", "3.5"), "Pareto", P("1.499999", "3.500001")
    yield "LogitNormal", P("0.3", "0.5"), "LogitNormal", P("0.300001", "0.499999")
    yield "Uniform", P("0.1", "0.6"), "Uniform", P("0.099999", "0.600001")
    yield "Exponential", P("0.7"), "Gamma", P("1.000001", "0.7")
    yield "Gamma", P("1.000001", "0.7"), "Exponential", P("0.7")
    yield "Exponential", P("0.7"), "Weibull", P("1.000001", "1.428571")
    yield "Weibull", P("1.000001", "2"), "Exponential", P("0.5")
    yield "Weibull", P("2.000001", "2"), "Rayleigh", P("1.414213")
    yield "Rayleigh", P("1.5"), "Weibull", P("2", "2.12132")
    yield "ChiSquared", P("3"), "Gamma", P("1.500001", "0.5")
    yield "Gamma", P("1.5", "0.500001"), "ChiSquared", P("3")
    yield "Beta", P("1.000001", "1"), "ContinuousBernoulli", P("0.5")
    yield "Beta", P("2.5", "1.000001"), "Kumaraswamy", P("2.5", "1")
    yield "Kumaraswamy", P("1", "3"), "Beta", P("1.000001", "3")
    yield "Uniform", P("0", "1"), "Beta", P("1.000001", "1")
    yield "Uniform", P("0", "1"), "ContinuousBernoulli", P("0.500001")
    yield "Uniform", P("0", "1"), "Kumaraswamy", P("1.000001", "1")
    yield "ContinuousBernoulli", P("0.500001"), "Uniform", P("0", "1")
    yield "ContinuousBernoulli", P("0.500001"), "ContinuousBernoulli", P("0.500002")


def near(case):
    return divergence(case, (50, 56), "1e-16", "1e-20")


def main_near():
    print("\t".join(["p", "parameters of p", "q", "parameters of q", "KL(p || q)"]))
    with Pool(2) as pool:
        for (pn, p, qn, q), value, agree in pool.imap(near, list(near_cases()), chunksize=1):
            if not agree:
                print(f"not settled: {pn}({text(p)}) || {qn}({text(q)}): {value}", file=sys.stderr)
                continue
            print("\t".join([pn, text(p), qn, text(q), mp.nstr(value, 16)]), flush=True)


def main():
    print("\t".join(["p", "parameters of p", "q", "parameters of q", "KL(p || q)"]))
    todo = list(cases())
    with Pool(2) as pool:
        for (pn, p, qn, q), value, agree in pool.imap(divergence, todo, chunksize=4):
            if not agree:
                print(f"not settled: {pn}({text(p)}) || {qn}({text(q)}): {value}", file=sys.stderr)
                continue
            print("\t".join([pn, text(p), qn, text(q), mp.nstr(value, 22)]), flush=True)
    mp.dps = 40
    for pn, qn, rows in DISCRETE:
        for p, q in rows:
            print("\t".join([pn, text(p), qn, text(q), mp.nstr(sum_divergence(pn, p, qn, q), 22)]))
    for pn in GAUSS:
        for qn in GAUSS:
            for p, q in zip(GAUSS[pn], GAUSS[qn][1:] + GAUSS[qn][:1]):
                print("\t".join([pn, text(p), qn, text(q), mp.nstr(gaussian_divergence(pn, p, qn, q), 22)]))
    for p, q in DIRICHLET:
        print("\t".join(["Dirichlet", p, "Dirichlet", q, mp.nstr(dirichlet_divergence(p, q), 22)]))


if __name__ == "__main__":
    main_near() if sys.argv[1:] == ["near"] else main()
