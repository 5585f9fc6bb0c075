#!/usr/bin/env python3
"""Writes laws-discrete-vector.tsv: values of discrete and of multivariate laws at 30 digits, by mpmath from first principles.

Moments, entropies and distribution functions of counts are sums over their masses, not closed forms. Columns: family;
arguments, one after another, separated by ;; the quantity; where it is taken; its value (elements separated by blanks).
"""

import os

from mpmath import mp, mpf, matrix, log, exp, pi, digamma, loggamma, nsum, inf, diff, eye

mp.dps = 60
rows = []


def text(x):
    return mp.nstr(x, 30, strip_zeros=True)


def add(family, arguments, quantity, at, value):
    values = list(value) if isinstance(value, (matrix, list)) else [value]
    rows.append("\t".join([family, " ; ".join(arguments), quantity, at, " ".join(text(mpf(v)) for v in values)]))


def xlogx(p):
    return p * log(p) if p > 0 else mpf(0)


def counts(family, arguments, mass, upper, tail_ratio=None):
    """All quantities of a law on whole numbers from its mass; upper bounds the terms that count at 60 digits."""
    low, high = upper
    support = range(low, high + 1)
    masses = {k: mass(k) for k in support}
    total = sum(masses.values())
    assert abs(total - 1) < mpf(10) ** -40, (family, arguments, total)
    for k in list(support)[:4] + ([high] if high < 60 and high - low > 3 else []):
        if masses[k] > 0:
            add(family, arguments, "logdensity", str(k), log(masses[k]))
    mean = sum(k * p for k, p in masses.items())
    add(family, arguments, "mean", "", mean)
    add(family, arguments, "variance", "", sum((k - mean) ** 2 * p for k, p in masses.items()))
    add(family, arguments, "entropy", "", -sum(xlogx(p) for p in masses.values()))
    for k in [low, low + 1, low + 3]:
        if k <= high:
            add(family, arguments, "cdf", str(k), sum(masses[j] for j in range(low, k + 1)))
    for power in [3, 4]:
        add(family, arguments, "power", str(power), sum(mpf(k) ** power * p for k, p in masses.items()))
    for rate in ["-0.75", "0.05"]:
        add(family, arguments, "exponential", rate, sum(exp(mpf(rate) * k) * p for k, p in masses.items()))
        add(family, arguments, "square times exponential", rate, sum(mpf(k) ** 2 * exp(mpf(rate) * k) * p for k, p in masses.items()))
    if family in ("Bernoulli", "Categorical"):
        add(family, arguments, "deviation", "0.3", sum(abs(k - mpf("0.3")) * p for k, p in masses.items()))


for p in ["0.3", "0.5", "0.999", "1e-6", "0", "1"]:
    p_text = p if "e" not in p else "0.000001"
    counts("Bernoulli", [p_text], lambda k: mpf(p) if k else 1 - mpf(p), (0, 1))

for probabilities in [["0.2", "0.3", "0.5"], ["0.25", "0", "0.75"], ["0.1", "0.2", "0.3", "0.15", "0.25"]]:
    values = [mpf(p) for p in probabilities]
    vector = "[" + ", ".join(probabilities) + "]"
    counts("Categorical", [vector], lambda k: values[k - 1], (1, len(values)))
    for k, p in enumerate(values):
        if p > 0:
            one_hot = "[" + ", ".join("1" if i == k else "0" for i in range(len(values))) + "]"
            add("OneHotCategorical", [vector], "logdensity", one_hot, log(p))
    add("OneHotCategorical", [vector], "mean", "", values)
    add("OneHotCategorical", [vector], "variance", "", [(p if i == j else 0) - p * q for i, p in enumerate(values) for j, q in enumerate(values)])
    add("OneHotCategorical", [vector], "entropy", "", -sum(xlogx(p) for p in values))

for n, p in [(10, "0.3"), (1, "0.7"), (40, "0.05"), (7, "0"), (7, "1"), (0, "0.4")]:
    counts("Binomial", [str(n), p], lambda k: mp.binomial(n, k) * mpf(p) ** k * (1 - mpf(p)) ** (n - k), (0, n))

for p in ["0.3", "0.75", "1"]:
    counts("Geometric", [p], lambda k: (1 - mpf(p)) ** k * mpf(p), (0, 700))

for r, p in [("2.5", "0.4"), ("1", "0.3"), ("0.25", "0.6"), ("12", "0.8")]:
    counts(
        "NegativeBinomial", [r, p],
        lambda k: exp(loggamma(k + mpf(r)) - loggamma(mpf(r)) - loggamma(mpf(k + 1))) * mpf(p) ** mpf(r) * (1 - mpf(p)) ** k, (0, 700))

for rate in ["0.01", "1", "3.5", "40"]:
    counts("Poisson", [rate], lambda k: exp(-mpf(rate)) * mpf(rate) ** k / mp.factorial(k), (0, 400))


def vector_text(v):
    return "[" + ", ".join(v) + "]"


def matrix_text(m):
    return "[" + ", ".join(vector_text(row) for row in m) + "]"


def normal(mean, covariance, at):
    d = len(mean)
    s, r = matrix(covariance), matrix(at) - matrix(mean)
    quadratic = (r.T * mp.lu_solve(s, r))[0]
    return -(d * log(2 * pi) + log(mp.det(s)) + quadratic) / 2


def numbers(v):
    return [mpf(x) for x in v]


gaussians = [
    (["1", "-2"], [["2", "0.5"], ["0.5", "1"]], [["0.25", "0.75"], ["1", "-2"]]),
    (["0", "0.5", "3"], [["4", "1", "-0.5"], ["1", "2", "0.25"], ["-0.5", "0.25", "1.5"]], [["1", "1", "1"]]),
    (["0.5"], [["3"]], [["2"]]),
    (["0", "0"], [["1", "0.999999"], ["0.999999", "1"]], [["0.5", "0.5"], ["1", "-1"]]),
]
for mean, covariance, points in gaussians:
    s = [numbers(row) for row in covariance]
    arguments = [vector_text(mean), matrix_text(covariance)]
    d = len(mean)
    for at in points:
        add("MultivariateNormal", arguments, "logdensity", vector_text(at), normal(numbers(mean), s, numbers(at)))
    add("MultivariateNormal", arguments, "mean", "", numbers(mean))
    add("MultivariateNormal", arguments, "variance", "", [x for row in s for x in row])
    add("MultivariateNormal", arguments, "entropy", "", (d * (1 + log(2 * pi)) + log(mp.det(matrix(s)))) / 2)

for mean, variances, at in [(["1", "-2", "0"], ["2", "0.5", "1e-3"], ["0.25", "0.75", "0.01"]), (["3"], ["4"], ["5"])]:
    variances = [v if "e" not in v else "0.001" for v in variances]
    v = numbers(variances)
    s = [[v[i] if i == j else mpf(0) for j in range(len(v))] for i in range(len(v))]
    arguments = [vector_text(mean), vector_text(variances)]
    add("DiagonalNormal", arguments, "logdensity", vector_text(at), normal(numbers(mean), s, numbers(at)))
    add("DiagonalNormal", arguments, "variance", "", [x for row in s for x in row])
    add("DiagonalNormal", arguments, "entropy", "", (len(v) * (1 + log(2 * pi)) + sum(log(x) for x in v)) / 2)

low_rank = [
    (["1", "-2", "0"], [["1"], ["0.5"], ["-2"]], ["2", "0.5", "0.25"], ["0.25", "0.75", "1"]),
    (["0", "1", "2"], [["1", "0"], ["0.5", "3"], ["-2", "0.25"]], ["0.001", "0.5", "0.25"], ["0.25", "0.75", "1"]),
]
for mean, factor, diagonal, at in low_rank:
    w = matrix([numbers(row) for row in factor])
    s = w * w.T + mp.diag(numbers(diagonal))
    arguments = [vector_text(mean), matrix_text(factor), vector_text(diagonal)]
    rows_of_s = [[s[i, j] for j in range(len(mean))] for i in range(len(mean))]
    add("LowRankNormal", arguments, "logdensity", vector_text(at), normal(numbers(mean), rows_of_s, numbers(at)))
    add("LowRankNormal", arguments, "mean", "", numbers(mean))
    add("LowRankNormal", arguments, "variance", "", [x for row in rows_of_s for x in row])
    add("LowRankNormal", arguments, "entropy", "", (len(mean) * (1 + log(2 * pi)) + log(mp.det(s))) / 2)

for alpha, at in [(["2", "3"], ["0.25", "0.75"]), (["0.5", "1.5", "4"], ["0.2", "0.3", "0.5"]), (["1", "1", "1", "1"], ["0.1", "0.2", "0.3", "0.4"])]:
    a, x = numbers(alpha), numbers(at)
    s = sum(a)
    arguments = [vector_text(alpha)]
    beta = sum(loggamma(v) for v in a) - loggamma(s)
    add("Dirichlet", arguments, "logdensity", vector_text(at), sum((v - 1) * log(y) for v, y in zip(a, x)) - beta)
    add("Dirichlet", arguments, "mean", "", [v / s for v in a])
    add("Dirichlet", arguments, "variance", "", [((v / s if i == j else 0) - v * u / s**2) / (s + 1) for i, v in enumerate(a) for j, u in enumerate(a)])
    # the expectations of log x are derivatives of log B: no digamma function enters
    logs = [diff(lambda t: loggamma(t), v) - diff(lambda t: loggamma(t), s) for v in a]
    add("Dirichlet", arguments, "logmean", "", logs)
    add("Dirichlet", arguments, "entropy", "", beta - sum((v - 1) * l for v, l in zip(a, logs)))


def log_multigamma(a, p):
    return mpf(p * (p - 1)) / 4 * log(pi) + sum(loggamma(a - mpf(j) / 2) for j in range(p))


def log_wishart(nu, v, x):
    p = v.rows
    normaliser = nu * p / 2 * log(2) + nu / 2 * log(mp.det(v)) + log_multigamma(nu / 2, p)
    product = mp.inverse(v) * x
    return (nu - p - 1) / 2 * log(mp.det(x)) - sum(product[i, i] for i in range(p)) / 2 - normaliser


for nu, scale, at in [("5", [["2", "0.5"], ["0.5", "1"]], [["3", "1"], ["1", "4"]]), ("3.5", [["1", "0", "0.25"], ["0", "2", "0.5"], ["0.25", "0.5", "1"]], [["1", "0.5", "0"], ["0.5", "2", "0"], ["0", "0", "3"]]), ("2.5", [["3"]], [["4"]])]:
    n, v, x = mpf(nu), matrix([numbers(r) for r in scale]), matrix([numbers(r) for r in at])
    p = v.rows
    arguments = [nu, matrix_text(scale)]
    add("Wishart", arguments, "logdensity", matrix_text(at), log_wishart(n, v, x))
    add("Wishart", arguments, "mean", "", [n * v[i, j] for i in range(p) for j in range(p)])
    # log |X| is conjugate to ν/2 in the normaliser, and the density itself gives the entropy
    mean_log = 2 * diff(lambda t: t * p / 2 * log(2) + t / 2 * log(mp.det(v)) + log_multigamma(t / 2, p), n)
    add("Wishart", arguments, "logdetmean", "", mean_log)
    normaliser = n * p / 2 * log(2) + n / 2 * log(mp.det(v)) + log_multigamma(n / 2, p)
    add("Wishart", arguments, "entropy", "", normaliser - (n - p - 1) / 2 * mean_log + n * p / 2)
    if n > p + 1:
        inverse = mp.inverse(v) / (n - p - 1)
        add("Wishart", arguments, "inversemean", "", [inverse[i, j] for i in range(p) for j in range(p)])

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "laws-discrete-vector.tsv"), "w") as file:
    file.write("family\targuments\tquantity\tat\tvalue\n")
    file.write("\n".join(rows) + "\n")
