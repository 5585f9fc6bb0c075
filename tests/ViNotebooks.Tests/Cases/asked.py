"""Writes asked.tsv: quantities of variational inference, each worked out from its definition with mpmath (integrals, sums, matrices) to about 20 digits."""

import functools
import itertools
import sys
import time

from mpmath import beta, diff, digamma, exp, findroot, gamma, inf, log, matrix, mp, mpf, ncdf, nsum, pi, quad, sqrt

mp.dps = 28
ROWS = []
ROUGH = []  # integrals that quadrature did not find to 19 digits
F = lambda text: mpf(text)


def row(id, model, guide, given, asks, value, note=""):
    assert id not in {r[0] for r in ROWS}, id
    ROWS.append((id, model, guide, given, asks, value, note))
    if "-v" in sys.argv:
        print(f"{time.process_time():.1f}", id, show(value) if value is not None else "", flush=True)


def show(value):
    if isinstance(value, matrix):
        if value.cols == 1:
            return "[" + ", ".join(show(v) for v in value) + "]"
        return "[" + ", ".join("[" + ", ".join(show(value[i, j]) for j in range(value.cols)) + "]" for i in range(value.rows)) + "]"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(show(v) for v in value) + "]"
    return mp.nstr(mpf(value), 20, strip_zeros=False)


def integral(f, *points, tolerance=mpf(10) ** -19):
    value, error = quad(f, list(points), error=True, maxdegree=12)
    if error > tolerance * max(1, abs(value)):
        ROUGH.append((len(ROWS), ROWS[-1][0] if ROWS else "", mp.nstr(value, 8), mp.nstr(error, 3)))
    return value


# densities, as they are defined
def normal(x, m, v):
    return exp(-((x - m) ** 2) / (2 * v)) / sqrt(2 * pi * v)


def expo(z, r):
    return r * exp(-r * z)


def gam(z, a, b):
    return b**a * z ** (a - 1) * exp(-b * z) / gamma(a)


def bet(t, a, b):
    return t ** (a - 1) * (1 - t) ** (b - 1) / beta(a, b)


def invgam(v, a, b):
    return b**a / gamma(a) * v ** (-a - 1) * exp(-b / v)


def laplace(z, m, b):
    return exp(-abs(z - m) / b) / (2 * b)


def student(x, n, m=0, s=1):
    return gamma((n + 1) / mpf(2)) / gamma(n / mpf(2)) / sqrt(n * pi) / s * (1 + ((x - m) / s) ** 2 / n) ** (-(n + 1) / mpf(2))


def poisson(k, l):
    return l**k * exp(-l) / gamma(k + 1)


def sigmoid(t):
    return 1 / (1 + exp(-t))


def xlog(p, ratio):
    return p * log(ratio) if p > 0 else mpf(0)


LINE = lambda m=0, s=1: [-inf] + [mpf(m) + mpf(s) * k for k in (-12, -6, -3, -1, 0, 1, 3, 6, 12)] + [inf]
HALF = [0, F("0.1"), F("0.5"), 1, 2, 4, 8, 16, inf]
UNIT = [0, F("0.25"), F("0.5"), F("0.75"), 1]


def mean(f, density, points):
    return integral(lambda z: f(z) * density(z), *points)


def kl(p, q, points):
    return integral(lambda z: xlog(p(z), p(z) / q(z)), *points)


# an exponential prior with a normal likelihood (mlgs-02)
M = "z ~ Exponential(theta); x ~ Normal(z, 1)"
G = "z ~ Exponential(phi)"
V = "x=1.3, theta=0.7, phi=1.1"
x, th, ph = F("1.3"), F("0.7"), F("1.1")
ELBO = "E_q[log p(x, z) - log q(z)]"


def joint1(z, x=x, t=th):
    return expo(z, t) * normal(x, z, 1)


def evidence1(x=x, t=th):
    return integral(lambda z: joint1(z, x, t), *HALF)


def elbo1(t=th, f=ph, x=x):
    return integral(lambda z: expo(z, f) * (log(t) - t * z - log(2 * pi) / 2 - (x - z) ** 2 / 2 - log(f) + f * z), *[p / f for p in HALF])


Z1 = evidence1()
post1 = lambda z: joint1(z) / Z1
row("expo-evidence", M, G, V, "log p(x)", log(Z1))
row("expo-evidence-integral", M, G, V, "log(int(z, 0, inf, p(x, z)))", log(Z1))
row("expo-evidence-all-values", M, G, V, "int(z, p(x, z))", Z1)
row("expo-evidence-latex", M, G, V, r"$\log \int_0^\infty p_\theta(x, z)\,dz$", log(Z1))
row("expo-posterior", M, G, V, "p(z = 0.8 | x)", post1(F("0.8")))
row("expo-joint", M, G, V, "log p(x, z = 0.8)", log(joint1(F("0.8"))))
row("expo-posterior-mean", M, G, V, "E_{p(z | x)}[z]", mean(lambda z: z, post1, HALF))
m1 = mean(lambda z: z, post1, HALF)
row("expo-posterior-variance", M, G, V, "Var_{p(z | x)}[z]", mean(lambda z: (z - m1) ** 2, post1, HALF))
row("expo-elbo", M, G, V, ELBO, elbo1())
row("expo-elbo-latex", M, G, V, r"$\mathbb{E}_{q_\phi(z)}[\log p_\theta(x, z) - \log q_\phi(z)]$", elbo1())
row("expo-elbo-reconstruction", M, G, V, "E_q[log p(x | z)] - KL(q || p)", elbo1())
row("expo-elbo-energy", M, G, V, "E_q[log p(x, z)] + H(q)", elbo1())
row("expo-elbo-gap", M, G, V, "log p(x) - KL(q || p(z | x))", elbo1())
row("expo-mean", M, G, V, "E_q[z]", mean(lambda z: z, lambda z: expo(z, ph), HALF))
row("expo-second", M, G, V, "E_q[z^2]", mean(lambda z: z * z, lambda z: expo(z, ph), HALF))
row("expo-reconstruction", M, G, V, "E_q[log p(x | z)]", mean(lambda z: log(normal(x, z, 1)), lambda z: expo(z, ph), [p / ph for p in HALF[:-1]] + [40, 90]))
row("expo-prior-term", M, G, V, "E_q[log p(z)]", mean(lambda z: log(th) - th * z, lambda z: expo(z, ph), HALF))
row("expo-entropy", M, G, V, "H(q)", mean(lambda z: -log(ph) + ph * z, lambda z: expo(z, ph), HALF))
row("expo-kl-prior", M, G, V, "KL(q || p)", mean(lambda z: log(ph / th) + (th - ph) * z, lambda z: expo(z, ph), HALF))
row("expo-kl-posterior", M, G, V, "KL(q || p(z | x))", log(Z1) - elbo1())
row("expo-kl-inclusive", M, G, V, "KL(p(z | x) || q)", integral(lambda z: post1(z) * (log(joint1(z) / Z1) - log(ph) + ph * z), *HALF[:-1], 30))
row("expo-dtheta", M, G, V, f"d/dtheta ({ELBO})", integral(lambda z: expo(z, ph) * (1 / th - z), *HALF))
dphi = integral(lambda z: exp(-ph * z) * (1 - ph * z) * (log(th) - th * z - log(2 * pi) / 2 - (x - z) ** 2 / 2 - log(ph) + ph * z), *HALF)
row("expo-dphi", M, G, V, f"d/dphi ({ELBO})", dphi)
row("expo-gradient", M, G, V, f"grad_{{theta, phi}}({ELBO})", [integral(lambda z: expo(z, ph) * (1 / th - z), *HALF), dphi])
row("expo-score", M, G, V, "E_q[d/dphi(log q(z)) * (log p(x, z) - log q(z))]", dphi)
row("expo-pathwise", M, G, V, "E[eps ~ Exponential(1)]((x - eps/phi - theta) * (-eps/phi^2)) - 1/phi", mean(lambda e: (x - e / ph - th) * (-e / ph**2), lambda e: expo(e, 1), HALF) - 1 / ph)
_g = lambda z: (1 / ph - z) * (log(th) - th * z - log(2 * pi) / 2 - (x - z) ** 2 / 2 - log(ph) + ph * z)
_m = mean(_g, lambda z: expo(z, ph), HALF)
row("expo-score-variance", M, G, V, "Var_q[(1/phi - z) * (log p(x, z) - log q(z))]", mean(lambda z: (_g(z) - _m) ** 2, lambda z: expo(z, ph), HALF))
row("expo-d2phi", M, G, V, f"d^2/dphi^2 ({ELBO})", integral(
    lambda z: exp(-ph * z) * ((ph * z * z - 2 * z) * (log(th) - th * z - log(2 * pi) / 2 - (x - z) ** 2 / 2 - log(ph) + ph * z) + (1 - ph * z) * (z - 1 / ph)), *HALF))
row("expo-argmax-theta", M, G, V, f"argmax_theta({ELBO})", ph)
phistar = findroot(lambda f: 2 / f**3 - (x - th) / f**2 - 1 / f, F("1.1"))
row("expo-argmax-phi", M, G, V, f"argmax_phi({ELBO})", phistar)
row("expo-max-phi", M, G, V, f"max_phi({ELBO})", elbo1(th, phistar))
row("expo-argmax-both", M, G, V, f"argmax(theta, phi, {ELBO})", [2 / x, 2 / x])
mle = findroot(lambda t: integral(lambda z: (1 / t - z) * joint1(z, x, t), *HALF), F("0.8"))
row("expo-mle", M, G, V, "argmax_theta(log p(x))", mle)
row("expo-reparameterised", M, G, V, "E[eps ~ Exponential(1)](log p(x, z = eps/phi))", elbo1() - mean(lambda z: -log(ph) + ph * z, lambda z: expo(z, ph), HALF))
row("expo-inverse-cdf", M, G, V, "E[u ~ Uniform(0, 1)]((-log(1 - u)/phi)^3)", mean(lambda z: z**3, lambda z: expo(z, ph), HALF))
row("expo-cdf", M, G, V, "int(z, 0, 0.8, q(z))", integral(lambda z: expo(z, ph), 0, F("0.8")))
row("expo-probability", M, G, V, "E_q[1(z > x)]", integral(lambda z: expo(z, ph), x, *[x + p for p in HALF[1:]]))
row("expo-far-left", M, G, "x=-12.5, theta=0.75", "log p(x)", log(integral(lambda z: exp(80) * joint1(z, F("-12.5"), F("0.75")), 0, F("0.02"), F("0.05"), F("0.1"), F("0.2"), F("0.4"), F("0.6"), 1, 2, 3, 4)) - 80)
row("expo-far-right", M, G, "x=40, theta=0.01", "log p(x)", log(integral(lambda z: joint1(z, mpf(40), F("0.01")), 0, 25, 30, 35, 38, 40, 42, 45, 50, 60)))
row("expo-iwae-2", M, G, V, "E[u ~ q(z), v ~ q(z)](log(p(x, z = u)/q(z = u)/2 + p(x, z = v)/q(z = v)/2))", None)
_w = lambda z: joint1(z) / expo(z, ph)


def iwae2():
    # nodes of one Gauss–Legendre rule on many panels: smooth integrand, both variables alike
    mp.dps, old = 20, mp.dps
    panels = [mpf(0), F("0.5"), 1, 2, 3, 5, 7, 10, 14, 19, 25, 33, 45]
    nodes = legendre(16)
    points = [((b - a) / 2 * n + (a + b) / 2, (b - a) / 2 * w) for a, b in zip(panels, panels[1:]) for n, w in nodes]
    points = [(w * expo(z, ph), _w(z)) for z, w in points]
    total = sum((1 if i == j else 2) * points[i][0] * points[j][0] * log((points[i][1] + points[j][1]) / 2) for i in range(len(points)) for j in range(i + 1))
    mp.dps = old
    return total


@functools.cache
def legendre(n):
    """Nodes and weights of Gauss–Legendre quadrature, by Newton's rule on the recurrence of the polynomials."""
    out = []
    for i in range(n):
        t = mp.cos(pi * (i + F("0.75")) / (n + F("0.5")))
        for _ in range(9):
            below, here = mpf(1), t
            for k in range(2, n + 1):
                below, here = here, ((2 * k - 1) * t * here - (k - 1) * below) / k
            slope = n * (t * here - below) / (t * t - 1)
            t -= here / slope
        out.append((t, 2 / ((1 - t * t) * slope**2)))
    assert abs(sum(w_ for _, w_ in out) - 2) < F("1e-17")
    return out


ROWS[-1] = ROWS[-1][:5] + (iwae2(), "")
row("expo-renyi-bound", M, G, V, "2 log(E_q[sqrt(p(x, z)/q(z))])", 2 * log(integral(lambda z: sqrt(joint1(z) * expo(z, ph)), *HALF)))
row("expo-chi-bound", M, G, V, "log(E_q[(p(x, z)/q(z))^2])/2", log(integral(lambda z: joint1(z) ** 2 / expo(z, ph), *HALF)) / 2)
row("expo-evidence-unbiased", M, G, V, "E_q[p(x, z)/q(z)]", Z1)
row("expo-predictive", "z ~ Exponential(theta); x ~ Normal(z, 1); y ~ Normal(z, 1)", "", "x=1.3, theta=0.7, y=2", "p(y | x)", integral(lambda z: joint1(z) * normal(2, z, 1), *HALF) / Z1)
row("expo-posterior-entropy", M, G, V, "H(p(z | x))", integral(lambda z: -post1(z) * log(post1(z)), *HALF[:-1], 30))
row("expo-beta-vae", M, G, V + ", b=4", "E_q[log p(x | z)] - b KL(q || p)", elbo1() - 3 * mean(lambda z: log(ph / th) + (th - ph) * z, lambda z: expo(z, ph), HALF))

# two normal latent variables that a datum couples (ml-12)
M = "z1 ~ Normal(0, 1); z2 ~ Normal(0, 1); x ~ Normal(a*z1 + b*z2, 1)"
G = "z1 ~ Normal(m1, s1^2); z2 ~ Normal(m2, s2^2)"
V = "x=1.5, a=0.75, b=-1.25, m1=0.25, s1=0.5, m2=-0.5, s2=0.75"
x, a, b, mm1, s1, mm2, s2 = map(F, "1.5 0.75 -1.25 0.25 0.5 -0.5 0.75".split())
# the joint of (z1, z2, x) is normal: its covariance from z's and the noise
A = matrix([[1, 0, 0], [0, 1, 0], [a, b, 1]])
C = A * A.T


def condition(C, mu, of, given, values):
    pick = lambda r, c: matrix([[C[i, j] for j in c] for i in r])
    K = pick(of, given) * pick(given, given) ** -1
    return matrix([mu[i] for i in of]) + K * (matrix(values) - matrix([mu[i] for i in given])), pick(of, of) - K * pick(given, of)


def lognormal_density(x, mu, C):
    d = matrix(x) - matrix(mu)
    return -(d.T * C**-1 * d)[0] / 2 - log(mp.det(C)) / 2 - len(d) * log(2 * pi) / 2


pm, pc = condition(C, [0, 0, 0], [0, 1], [2], [x])
row("coupled-evidence", M, G, V, "log p(x)", log(normal(x, 0, C[2, 2])))
row("coupled-posterior", M, G, V, "log p(z1 = 0.3, z2 = -0.2 | x)", lognormal_density([F("0.3"), F("-0.2")], pm, pc))
row("coupled-marginal-posterior", M, G, V, "p(z1 = 0.3 | x)", normal(F("0.3"), pm[0], pc[0, 0]))
row("coupled-mean-z1", M, G, V, "E_{p(z1 | x)}[z1]", pm[0])
row("coupled-var-z2", M, G, V, "Var_{p(z2 | x)}[z2]", pc[1, 1])
row("coupled-covariance", M, G, V, "Cov_{p(z1, z2 | x)}[z1, z2]", pc[0, 1])


def elbo2(m1=mm1, s1=s1, m2=mm2, s2=s2):
    # moments of independent normals, from their definitions
    e1, e2 = m1, m2
    q1, q2 = s1**2 + m1**2, s2**2 + m2**2
    energy = -3 * log(2 * pi) / 2 - q1 / 2 - q2 / 2 - (x**2 + a**2 * q1 + b**2 * q2 - 2 * x * a * e1 - 2 * x * b * e2 + 2 * a * b * e1 * e2) / 2
    return energy + log(2 * pi * mp.e) + log(s1 * s2)


ELBO2 = "E_q[log p(x, z1, z2) - log q(z1, z2)]"
row("coupled-elbo", M, G, V, ELBO2, elbo2())
row("coupled-gap", M, G, V, "KL(q || p(z1, z2 | x))", log(normal(x, 0, C[2, 2])) - elbo2())
row("coupled-kl-prior", M, G, V, "KL(q || p(z1, z2))", sum(kl(lambda z, m=m, s=s: normal(z, m, s * s), lambda z: normal(z, 0, 1), [m - 20 * s, m - 8 * s, m - 3 * s, m, m + 3 * s, m + 8 * s, m + 20 * s]) for m, s in ((mm1, s1), (mm2, s2))))
row("coupled-kl-single", M, G, V, "KL(q(z1) || p(z1))", kl(lambda z: normal(z, mm1, s1 * s1), lambda z: normal(z, 0, 1), [mm1 + s1 * k for k in (-20, -8, -3, 0, 3, 8, 20)]))
row("coupled-grad", M, G, V, f"grad_{{m1, s1, m2, s2}}({ELBO2})", [diff(lambda t: elbo2(m1=t), mm1), diff(lambda t: elbo2(s1=t), s1), diff(lambda t: elbo2(m2=t), mm2), diff(lambda t: elbo2(s2=t), s2)])
cavi1 = [a * (x - b * mm2) / (1 + a * a), 1 / sqrt(1 + a * a)]
assert abs(diff(lambda t: elbo2(m1=t, s1=cavi1[1]), cavi1[0])) < F("1e-12") and abs(diff(lambda t: elbo2(m1=cavi1[0], s1=t), cavi1[1])) < F("1e-12")
row("coupled-cavi-m1", M, G, V, f"argmax_m1({ELBO2})", cavi1[0])
row("coupled-cavi-s1", M, G, V, f"argmax_s1({ELBO2})", cavi1[1])
row("coupled-cavi-1", M, G, V, f"argmax(m1, s1, {ELBO2})", cavi1)
row("coupled-cavi-fixed", M, G, V, f"argmax(m1, s1, m2, s2, {ELBO2})", [pm[0], 1 / sqrt(1 + a * a), pm[1], 1 / sqrt(1 + b * b)])
row("coupled-cavi-max", M, G, V, f"max_{{m1, s1, m2, s2}}({ELBO2})", elbo2(pm[0], 1 / sqrt(1 + a * a), pm[1], 1 / sqrt(1 + b * b)))
cavi_log = lambda z: mean(lambda t: -3 * log(2 * pi) / 2 - z * z / 2 - t * t / 2 - (x - a * z - b * t) ** 2 / 2, lambda t: normal(t, mm2, s2**2), LINE(mm2, s2))
row("coupled-cavi-factor", M, G, V, "E_{q(z2)}[log p(x, z1 = 0.5, z2)]", cavi_log(F("0.5")))
row("coupled-cavi-density", M, G, V, "exp(E_{q(z2)}[log p(x, z1 = 0.5, z2)])/int(z1, exp(E_{q(z2)}[log p(x, z1, z2)]))", exp(cavi_log(F("0.5"))) / exp(cavi_log(0)) / integral(lambda z: exp(a * (x - b * mm2) * z - (1 + a * a) * z * z / 2), *LINE()))
row("project-mean", "y ~ Gamma(2, 3)", "", "mu=0.25", "argmin_mu(KL(p(y) || Normal(mu, 1)))", mean(lambda z: z, lambda z: gam(z, mpf(2), mpf(3)), HALF))
row("project-gradient", "y ~ Gamma(2, 3)", "", "mu=0.25", "d/dmu(KL(p(y) || Normal(mu, 1)))", F("0.25") - mean(lambda z: z, lambda z: gam(z, mpf(2), mpf(3)), HALF))
row("project-kl", "y ~ Gamma(2, 3)", "", "mu=0.25", "KL(p(y) || Normal(mu, 1))", kl(lambda z: gam(z, mpf(2), mpf(3)), lambda z: normal(z, F("0.25"), 1), HALF[:-1] + [30, 60]))
row("moment-projection", "z1 ~ Normal(0, 1); z2 ~ Normal(r*z1, v)", "z1 ~ Normal(m1, s1^2); z2 ~ Normal(m2, s2^2)", "r=0.75, v=0.5, m1=0.5, s1=0.75, m2=0.25, s2=2", "KL(p(z1, z2) || q)", None)
Cp = matrix([[1, F("0.75")], [F("0.75"), F("0.75") ** 2 + F("0.5")]])


def klmvn(m0, C0, m1_, C1):
    d = matrix(m1_) - matrix(m0)
    K = C1**-1
    t = K * C0
    return (sum(t[i, i] for i in range(t.rows)) - t.rows + (d.T * K * d)[0] + log(mp.det(C1) / mp.det(C0))) / 2


ROWS[-1] = ROWS[-1][:5] + (klmvn([0, 0], Cp, [F("0.5"), F("0.25")], mp.diag([F("0.5625"), 4])), "")
row("moment-projection-best", *ROWS[-1][1:4], "argmin(m2, s2, KL(p(z1, z2) || q))", [0, sqrt(Cp[1, 1])])
D = "mu=[0.5, -1, 2], s=[0.75, 1.5, 0.25]"
kl1 = lambda m, v, m2_=0, v2=1: kl(lambda z: normal(z, m, v), lambda z: normal(z, m2_, v2), [m + sqrt(v) * k for k in (-18, -8, -3, 0, 3, 8, 18)])
vae = sum(kl1(F(m), F(s) ** 2) for m, s in (("0.5", "0.75"), ("-1", "1.5"), ("2", "0.25")))
row("vae-kl-sum", "", "", D, "sum(j, 1, 3, KL(Normal(mu[j], s[j]^2) || Normal(0, 1)))", vae)
row("vae-kl-diagonal", "", "", D, "KL(DiagonalNormal(mu, s^2) || DiagonalNormal([0, 0, 0], [1, 1, 1]))", vae)
row("vae-kl-guide", "z ~ Normal([0, 0, 0], identity(3))", "z ~ DiagonalNormal(mu, s^2)", D, "KL(q || p)", vae)
row("vae-kl-plate", "for i in 1..3: z[i] ~ Normal(0, 1)", "for i in 1..3: z[i] ~ Normal(mu[i], s[i]^2)", D, "KL(q || p)", vae)
row("diagonal-entropy", "", "", D, "H(DiagonalNormal(mu, s^2))", sum(log(F(s)) + log(2 * pi * mp.e) / 2 for s in ("0.75", "1.5", "0.25")))
row("normal-cross-entropy", "", "", "m1=0.5, s1=0.75, m2=-1, s2=2", "H(Normal(m1, s1^2), Normal(m2, s2^2))", mean(lambda z: -log(normal(z, -1, 4)), lambda z: normal(z, F("0.5"), F("0.5625")), [F("0.5") + F("0.75") * k for k in (-18, -8, -3, 0, 3, 8, 18)]))

# chains of normals: hierarchical autoencoders and diffusion (eq2415-09)
M = "x0 ~ Normal(0, v0); x1 ~ Normal(sqrt(a1)*x0, 1 - a1); x2 ~ Normal(sqrt(a2)*x1, 1 - a2); x3 ~ Normal(sqrt(a3)*x2, 1 - a3)"
V = "v0=2, a1=0.9, a2=0.8, a3=0.5, x0=0.7, x2=-0.4, x3=1.5, x1=0.3"
v0, a1, a2, a3 = F("2"), F("0.9"), F("0.8"), F("0.5")
L = mp.eye(4)
for t, at in ((1, a1), (2, a2), (3, a3)):
    for j in range(4):
        L[t, j] = sqrt(at) * L[t - 1, j] + (sqrt(1 - at) if j == t else 0)
L[:, 0] = L[:, 0] * sqrt(v0)
C = L * L.T
m, c = condition(C, [0] * 4, [1], [2, 0], [F("-0.4"), F("0.7")])
row("diffusion-posterior-mean", M, "", V, "E_{p(x1 | x2, x0)}[x1]", m[0])
row("diffusion-posterior-variance", M, "", V, "Var_{p(x1 | x2, x0)}[x1]", c[0])
row("diffusion-posterior-density", M, "", V, "log p(x1 | x2, x0)", log(normal(F("0.3"), m[0], c[0])))
row("diffusion-kl", M, "", V, "KL(p(x1 | x2, x0) || Normal(0.25, 0.125))", klmvn([m[0]], c, [F("0.25")], matrix([F("0.125")])))
m, c = condition(C, [0] * 4, [3], [0], [F("0.7")])
row("diffusion-forward", M, "", V, "log p(x3 | x0)", log(normal(F("1.5"), m[0], c[0])))
row("diffusion-marginal", M, "", V, "log p(x3)", log(normal(F("1.5"), 0, C[3, 3])))
m, c = condition(C, [0] * 4, [0], [3], [F("1.5")])
row("diffusion-denoise", M, "", V, "E_{p(x0 | x3)}[x0]", m[0])
m, c = condition(C, [0] * 4, [2], [3, 0], [F("1.5"), F("0.7")])
row("diffusion-two-steps", M, "", V, "E_{p(x2 | x3, x0)}[x2]", m[0])
row("diffusion-prior-kl", M, "", V, "KL(p(x3 | x0) || Normal(0, 1))", klmvn(*condition(C, [0] * 4, [3], [0], [F("0.7")]), [0], matrix([1])))
M = "z2 ~ Normal(0, 1); z1 ~ Normal(0.5*z2, 0.75); x ~ Normal(2*z1, 0.25)"
L = matrix([[1, 0, 0], [F("0.5"), sqrt(F("0.75")), 0], [1, 2 * sqrt(F("0.75")), F("0.5")]])
C = L * L.T
row("hvae-evidence", M, "", "x=1.25", "log p(x)", log(normal(F("1.25"), 0, C[2, 2])))
m, c = condition(C, [0] * 3, [0, 1], [2], [F("1.25")])
row("hvae-joint-posterior", M, "", "x=1.25", "p(z1 = 0.5, z2 = 0 | x)", exp(lognormal_density([0, F("0.5")], m, c)))
row("hvae-posterior-top", M, "", "x=1.25", "E_{p(z2 | x)}[z2]", m[0])
G = "z1 ~ Normal(0.5*x, 0.25); z2 ~ Normal(0.5*z1, 0.5)"
# q(z2, z1) has mean (x/4, x/2) and this covariance
Sq = matrix([[F("0.5") + F("0.25") * F("0.25"), F("0.125")], [F("0.125"), F("0.25")]])
mq = [F("1.25") / 4, F("1.25") / 2]
row("hvae-elbo", M, G, "x=1.25", "E_q[log p(x, z1, z2) - log q(z1, z2)]", log(normal(F("1.25"), 0, C[2, 2])) - klmvn(mq, Sq, m, c))
row("hvae-kl", M, G, "x=1.25", "KL(q || p(z1, z2 | x))", klmvn(mq, Sq, m, c))

# discrete latents: bits-back, EM, mixtures (compress-08, hw2)
M = "z ~ Categorical(w); x ~ Normal(mu[z], v[z])"
G = "z ~ Categorical(g)"
V = "w=[0.25, 0.5, 0.25], mu=[-2, 0, 3], v=[1, 0.5, 2], x=0.75, g=[0.125, 0.625, 0.25]"
w, mu, v, g = [F(t) for t in "0.25 0.5 0.25".split()], [F(t) for t in "-2 0 3".split()], [F(t) for t in "1 0.5 2".split()], [F(t) for t in "0.125 0.625 0.25".split()]
x = F("0.75")
j = [w[k] * normal(x, mu[k], v[k]) for k in range(3)]
px = sum(j)
r = [t / px for t in j]
mix = lambda t: sum(w[k] * normal(t, mu[k], v[k]) for k in range(3))
MIX = [-30, -8, -4, -2, -1, 0, 1, 3, 5, 9, 14, 40]
row("mixture-evidence", M, G, V, "log p(x)", log(px))
row("mixture-responsibility", M, G, V, "p(z = 2 | x)", r[1])
row("mixture-responsibility-latex", M, G, V, r"$p(z = 3 \mid x)$", r[2])
row("mixture-joint-sum", M, G, V, "sum_z p(x, z)", px)
row("mixture-elbo", M, G, V, "E_q[log p(x, z) - log q(z)]", sum(g[k] * log(j[k] / g[k]) for k in range(3)))
row("mixture-elbo-sum", M, G, V, "sum(z, q(z) * log(p(x, z)/q(z)))", sum(g[k] * log(j[k] / g[k]) for k in range(3)))
row("mixture-gap", M, G, V, "KL(q || p(z | x))", sum(g[k] * log(g[k] / r[k]) for k in range(3)))
row("mixture-kl-prior", M, G, V, "KL(q(z) || p(z))", sum(g[k] * log(g[k] / w[k]) for k in range(3)))
row("mixture-posterior-entropy", M, G, V, "H(p(z | x))", -sum(r[k] * log(r[k]) for k in range(3)))
row("mixture-em-q", M, G, V, "E_{p(z | x)}[log p(x, z)]", sum(r[k] * log(j[k]) for k in range(3)))
row("mixture-bits", M, G, V, "-(E_q[log p(x, z)] + H(q))/log(2)", -sum(g[k] * log(j[k] / g[k]) for k in range(3)) / log(2))
row("mixture-mean", M, G, V, "E_p[x]", sum(w[k] * mu[k] for k in range(3)))
row("mixture-entropy", M, G, V, "H(p(x))", integral(lambda t: -xlog(mix(t), mix(t)), *MIX))
row("mixture-mutual-information", M, G, V, "E_{p(x, z)}[log(p(x, z)/(p(x) p(z)))]", integral(lambda t: -xlog(mix(t), mix(t)), *MIX) - sum(w[k] * log(2 * pi * mp.e * v[k]) / 2 for k in range(3)))
row("mixture-reconstruction", M, G, V, "E_q[log p(x | z)]", sum(g[k] * log(normal(x, mu[k], v[k])) for k in range(3)))
# one step of EM for two components on four points
V = "w=[0.5, 0.5], mu=[-1, 2], v=[1, 1], t=[-1.5, -0.5, 1.75, 2.25], x=0"
ts = [F(t) for t in "-1.5 -0.5 1.75 2.25".split()]
rs = [normal(t, 2, 1) / (normal(t, 2, 1) + normal(t, -1, 1)) for t in ts]
row("em-weight", M, "", V, "sum(i, 1, 4, p(z = 2 | x = t[i]))/4", sum(rs) / 4)
row("em-mean", M, "", V, "sum(i, 1, 4, p(z = 2 | x = t[i]) t[i])/sum(i, 1, 4, p(z = 2 | x = t[i]))", sum(r_ * t for r_, t in zip(rs, ts)) / sum(rs))
row("em-likelihood", M, "", V, "sum(i, 1, 4, log p(x = t[i]))", sum(log(normal(t, 2, 1) / 2 + normal(t, -1, 1) / 2) for t in ts))
row("em-plate-likelihood", "for i in 1..4: z[i] ~ Categorical(w); for i in 1..4: x[i] ~ Normal(mu[z[i]], v[z[i]])", "", "w=[0.5, 0.5], mu=[-1, 2], v=[1, 1], x=[-1.5, -0.5, 1.75, 2.25]", "log p(x)", sum(log(normal(t, 2, 1) / 2 + normal(t, -1, 1) / 2) for t in ts))
row("em-gradient", M, "", V + ", m=2", "diff(sum(i, 1, 4, log(Normal(t[i]; m, 1)/2 + Normal(t[i]; -1, 1)/2)), m)", sum(r_ * (t - 2) for r_, t in zip(rs, ts)))
# tables P(x | z) with two and three values
row("table-evidence", "z ~ Categorical(w); x ~ Categorical([B[z, 1], B[z, 2], B[z, 3]])", "", "w=[0.75, 0.25], B=[[0.5, 0.25, 0.25], [0.125, 0.375, 0.5]], x=3", "p(x)", F("0.75") * F("0.25") + F("0.25") * F("0.5"))
row("table-posterior", *ROWS[-1][1:4], "p(z = 2 | x)", F("0.125") / F("0.3125"))
row("table-row", "z ~ Categorical(w); x ~ Categorical(row(B, z))", "", "w=[0.75, 0.25], B=[[0.5, 0.25, 0.25], [0.125, 0.375, 0.5]], x=3", "p(x)", F("0.3125"))
tb = [[F("0.375"), F("0.1875"), F("0.1875")], [F("0.03125"), F("0.09375"), F("0.125")]]
pxs = [tb[0][k] + tb[1][k] for k in range(3)]
row("table-mutual-information", "z ~ Categorical(w); x ~ Categorical([B[z, 1], B[z, 2], B[z, 3]])", "", "w=[0.75, 0.25], B=[[0.5, 0.25, 0.25], [0.125, 0.375, 0.5]]", "H(p(x)) - E_{p(z)}[H(p(x | z))]", sum(tb[i][k] * log(tb[i][k] / pxs[k] / sum(tb[i])) for i in range(2) for k in range(3)))
row("table-bits-back", "z ~ Bernoulli(a); x ~ Bernoulli(if(z = 1, b, c))", "z ~ Bernoulli(g)", "a=0.25, b=0.75, c=0.125, g=0.5, x=1", "-E_q[log p(x, z) - log q(z)]/log(2)", -(log(F("0.1875") / F("0.5")) + log(F("0.75") * F("0.125") / F("0.5"))) / 2 / log(2))
row("table-overhead", *ROWS[-1][1:4], "KL(q || p(z | x))/log(2)", (log(F("0.5") / (F("0.1875") / F("0.28125"))) + log(F("0.5") / (F("0.09375") / F("0.28125")))) / 2 / log(2))
row("table-argmax", *ROWS[-1][1:4], "argmax_g(E_q[log p(x, z) - log q(z)])", F("0.1875") / F("0.28125"))
# a hidden Markov chain
M = "z1 ~ Bernoulli(0.25); z2 ~ Bernoulli(if(z1 = 1, 0.75, 0.125)); z3 ~ Bernoulli(if(z2 = 1, 0.75, 0.125)); x1 ~ Normal(2*z1, 1); x2 ~ Normal(2*z2, 1); x3 ~ Normal(2*z3, 1)"
obs = [F("0.5"), F("1.5"), F("1.25")]
trans = lambda s, t: (F("0.75") if s else F("0.125")) if t else 1 - (F("0.75") if s else F("0.125"))
paths = {p: (F("0.25") if p[0] else F("0.75")) * trans(p[0], p[1]) * trans(p[1], p[2]) * functools.reduce(lambda c_, i: c_ * normal(obs[i], 2 * p[i], 1), range(3), mpf(1)) for p in itertools.product((0, 1), repeat=3)}
tot = sum(paths.values())
row("hmm-evidence", M, "", "x1=0.5, x2=1.5, x3=1.25", "log p(x1, x2, x3)", log(tot))
row("hmm-smoothing", M, "", "x1=0.5, x2=1.5, x3=1.25", "p(z2 = 1 | x1, x2, x3)", sum(v_ for p, v_ in paths.items() if p[1]) / tot)
row("hmm-pair", M, "", "x1=0.5, x2=1.5, x3=1.25", "p(z1 = 0, z2 = 1 | x1, x2, x3)", sum(v_ for p, v_ in paths.items() if p[:2] == (0, 1)) / tot)
row("hmm-path-entropy", M, "", "x1=0.5, x2=1.5, x3=1.25", "H(p(z1, z2, z3 | x1, x2, x3))", -sum(v_ / tot * log(v_ / tot) for v_ in paths.values()))
# a mixture prior (GMVAE)
M = "c ~ Categorical(w); h ~ Normal(mu[c], s[c]); x ~ Normal(h, 0.5)"
G = "h ~ Normal(m, v); c ~ Categorical(g)"
V = "w=[0.25, 0.75], mu=[-1, 2], s=[0.5, 1], m=0.75, v=0.25, g=[0.5, 0.5], x=1"
w, mu, s = [F("0.25"), F("0.75")], [mpf(-1), mpf(2)], [F("0.5"), mpf(1)]
qm, qv = F("0.75"), F("0.25")
QP = [qm + sqrt(qv) * k for k in (-18, -8, -3, -1, 0, 1, 3, 8, 18)]
prior = lambda h: sum(w[k] * normal(h, mu[k], s[k]) for k in range(2))
row("gmvae-prior", M, G, V, "log p(h = 0.4)", log(prior(F("0.4"))))
row("gmvae-evidence", M, G, V, "log p(x)", log(sum(w[k] * normal(1, mu[k], s[k] + F("0.5")) for k in range(2))))
row("gmvae-elbo", M, G, V, "E_q[log p(x, h, c) - log q(h, c)]", sum(F("0.5") * mean(lambda h: log(w[k] * normal(h, mu[k], s[k]) * normal(1, h, F("0.5")) / normal(h, qm, qv) / F("0.5")), lambda h: normal(h, qm, qv), QP) for k in range(2)))
row("gmvae-marginal-kl", M, G, V, "KL(q(h) || p(h))", kl(lambda h: normal(h, qm, qv), prior, QP))
row("gmvae-discrete-kl", M, G, V, "KL(q(c) || p(c))", sum(F("0.5") * log(F("0.5") / w[k]) for k in range(2)))
row("gmvae-posterior-class", M, G, V, "p(c = 1 | x)", w[0] * normal(1, mu[0], s[0] + F("0.5")) / sum(w[k] * normal(1, mu[k], s[k] + F("0.5")) for k in range(2)))
row("gmvae-optimal-class", M, G, V, "E_q[log p(h, c = 1)]", mean(lambda h: log(w[0] * normal(h, mu[0], s[0])), lambda h: normal(h, qm, qv), QP))
row("gmvae-posterior-mean", M, G, V, "E_{p(h | x)}[h]", integral(lambda h: h * prior(h) * normal(1, h, F("0.5")), *LINE(1)) / integral(lambda h: prior(h) * normal(1, h, F("0.5")), *LINE(1)))

# conjugate pairs
beta_ = lambda t: bet(t, mpf(2), mpf(3))
M, V = "t ~ Beta(2, 3); for i in 1..4: x[i] ~ Bernoulli(t)", "x=[1, 0, 1, 1]"
un = lambda t: beta_(t) * t**3 * (1 - t)
bz = integral(un, *UNIT)
row("beta-bernoulli-evidence", M, "", V, "log p(x)", log(bz))
row("beta-bernoulli-mean", M, "", V, "E_{p(t | x)}[t]", integral(lambda t: t * un(t), *UNIT) / bz)
row("beta-bernoulli-density", M, "", V, "p(t = 0.6 | x)", un(F("0.6")) / bz)
row("beta-bernoulli-entropy", M, "", V, "H(p(t | x))", integral(lambda t: -xlog(un(t) / bz, un(t) / bz), *UNIT))
row("beta-bernoulli-log-odds", M, "", V, "E_{p(t | x)}[log(t/(1 - t))]", integral(lambda t: log(t / (1 - t)) * un(t), *UNIT) / bz)
row("beta-bernoulli-elbo", M, "t ~ Beta(a, b)", V + ", a=4, b=3", "E_q[log p(x, t) - log q(t)]", integral(lambda t: xlog(bet(t, mpf(4), mpf(3)), un(t) / bet(t, mpf(4), mpf(3))), *UNIT))
row("beta-bernoulli-argmax", M, "t ~ Beta(a, b)", V + ", a=4, b=3", "argmax(a, b, E_q[log p(x, t) - log q(t)])", [5, 4])
row("beta-binomial-evidence", "t ~ Beta(2, 3); k ~ Binomial(10, t)", "", "k=4", "p(k)", integral(lambda t: beta_(t) * mp.binomial(10, 4) * t**4 * (1 - t) ** 6, *UNIT))
row("beta-binomial-predictive", "t ~ Beta(2, 3); k ~ Binomial(10, t); y ~ Bernoulli(t)", "", "k=4", "p(y = 1 | k)", integral(lambda t: t * beta_(t) * t**4 * (1 - t) ** 6, *UNIT) / integral(lambda t: beta_(t) * t**4 * (1 - t) ** 6, *UNIT))
row("beta-geometric-evidence", "t ~ Beta(2, 3); k ~ Geometric(t)", "", "k=4", "p(k)", integral(lambda t: beta_(t) * t * (1 - t) ** 4, *UNIT), "failures before the first success")
gz = lambda l: gam(l, mpf(2), F("1.5"))
row("gamma-poisson-evidence", "l ~ Gamma(2, 1.5); k ~ Poisson(l)", "", "k=3", "p(k)", integral(lambda l: gz(l) * poisson(3, l), *HALF))
row("gamma-poisson-mean", "l ~ Gamma(2, 1.5); k ~ Poisson(l)", "", "k=3", "E_{p(l | k)}[l]", integral(lambda l: l * gz(l) * poisson(3, l), *HALF) / integral(lambda l: gz(l) * poisson(3, l), *HALF))
row("gamma-poisson-log", "l ~ Gamma(2, 1.5); k ~ Poisson(l)", "", "k=3", "E_{p(l | k)}[log l]", integral(lambda l: log(l) * gz(l) * poisson(3, l), *HALF) / integral(lambda l: gz(l) * poisson(3, l), *HALF))
pl = lambda l: gz(l) * poisson(3, l) * poisson(0, l) * poisson(2, l)
row("gamma-poisson-plate", "l ~ Gamma(2, 1.5); for i in 1..3: k[i] ~ Poisson(l)", "", "k=[3, 0, 2]", "log p(k)", log(integral(pl, *HALF)))
row("gamma-poisson-elbo", "l ~ Gamma(2, 1.5); k ~ Poisson(l)", "l ~ LogNormal(m, v)", "k=3, m=0.5, v=0.25", "E_q[log p(k, l) - log q(l)]", integral(lambda u: normal(u, F("0.5"), F("0.25")) * (log(gz(exp(u)) * poisson(3, exp(u))) - log(normal(u, F("0.5"), F("0.25"))) + u), *LINE(F("0.5"), F("0.5"))[1:-1], tolerance=F("1e-18")))
row("gamma-exponential-evidence", "r ~ Gamma(2, 1.5); x ~ Exponential(r)", "", "x=0.8", "log p(x)", log(integral(lambda l: gz(l) * expo(F("0.8"), l), *HALF)))
row("gamma-exponential-posterior", "r ~ Gamma(2, 1.5); for i in 1..3: x[i] ~ Exponential(r)", "", "x=[0.5, 1.25, 2]", "E_{p(r | x)}[r]", integral(lambda l: l * gz(l) * expo(F("0.5"), l) * expo(F("1.25"), l) * expo(2, l), *HALF) / integral(lambda l: gz(l) * expo(F("0.5"), l) * expo(F("1.25"), l) * expo(2, l), *HALF))
row("gamma-exponential-median", "r ~ Gamma(2, 1.5); x ~ Exponential(r)", "", "x=0.8", "int(r, 0, 1, p(r | x))", integral(lambda l: l * gz(l) * exp(-F("0.8") * l), *UNIT) / integral(lambda l: l * gz(l) * exp(-F("0.8") * l), *HALF))
M, V = "mu ~ Normal(0, 4); for i in 1..3: x[i] ~ Normal(mu, 1)", "x=[1.5, 0.25, 2]"
data = [F("1.5"), F("0.25"), mpf(2)]
nn = lambda t: normal(t, 0, 4) * functools.reduce(lambda c_, d: c_ * normal(d, t, 1), data, mpf(1))
nz = integral(nn, *LINE(1, F("0.6")))
row("normal-plate-evidence", M, "", V, "log p(x)", log(nz))
row("normal-plate-mean", M, "", V, "E_{p(mu | x)}[mu]", integral(lambda t: t * nn(t), *LINE(1, F("0.6"))) / nz)
row("normal-plate-variance", M, "", V, "Var_{p(mu | x)}[mu]", integral(lambda t: t * t * nn(t), *LINE(1, F("0.6"))) / nz - (integral(lambda t: t * nn(t), *LINE(1, F("0.6"))) / nz) ** 2)
row("normal-plate-conditional", M, "", V + ", mu=0.5", "log p(x | mu)", sum(log(normal(d, F("0.5"), 1)) for d in data))
row("normal-plate-element", M, "", V, "E_{p(mu | x)}[Normal(0.5; mu, 1)]", integral(lambda t: normal(F("0.5"), t, 1) * nn(t), *LINE(1, F("0.6"))) / nz)
row("normal-plate-argmax", M, "mu ~ Normal(m, s^2)", V + ", m=0, s=1", "argmax(m, s, E_q[log p(x, mu) - log q(mu)])", [sum(data) / (3 + F("0.25")), 1 / sqrt(3 + F("0.25"))])
row("normal-map", M, "", V + ", mu=0", "argmax_mu(log p(x, mu))", sum(data) / (3 + F("0.25")))
row("normal-plate-variance-mle", "for i in 1..3: x[i] ~ Normal(m, v)", "", V + ", m=0, v=1", "argmax(m, v, log p(x))", [sum(data) / 3, sum((d - sum(data) / 3) ** 2 for d in data) / 3])
M = "v ~ InverseGamma(3, 2); mu ~ Normal(0.5, 2*v); for i in 1..3: x[i] ~ Normal(mu, v)"
# the mean integrated by hand: x given v is normal with covariance v(I + 2·11ᵀ)
SX = mp.eye(3) + 2 * mp.ones(3)
dx = matrix(data) - matrix([F("0.5")] * 3)
qx = (dx.T * SX**-1 * dx)[0]
iv = lambda v_: invgam(v_, mpf(3), mpf(2)) * exp(-qx / (2 * v_)) / sqrt((2 * pi * v_) ** 3 * mp.det(SX))
VP = [0, F("0.05"), F("0.15"), F("0.4"), F("0.8"), 2, 5, 20, 100, 1000, inf]
iz = integral(iv, *VP, tolerance=F("1e-18"))
row("normal-inverse-gamma-evidence", M, "", V, "log p(x)", log(iz))
row("normal-inverse-gamma-variance", M, "", V, "E_{p(v | x)}[v]", integral(lambda v_: v_ * iv(v_), *VP, tolerance=F("1e-18")) / iz)
row("normal-inverse-gamma-mean", M, "", V, "E_{p(mu | x)}[mu]", F("0.5") + sum(dx) * 2 / 7)
row("normal-inverse-gamma-precision", M, "", V, "E_{p(v | x)}[1/v]", integral(lambda v_: iv(v_) / v_, *VP, tolerance=F("1e-18")) / iz)
M, G, V = "tau ~ Gamma(2, 1); mu ~ Normal(0, precision = tau); for i in 1..3: x[i] ~ Normal(mu, precision = tau)", "mu ~ Normal(m, s^2); tau ~ Gamma(a, b)", "x=[1.5, 0.25, 2], m=0.5, s=0.5, a=3, b=2"
et = mpf(3) / 2
row("cavi-normal-gamma-m", M, G, V, "argmax_m(E_q[log p(x, mu, tau) - log q(mu, tau)])", sum(data) / 4)
row("cavi-normal-gamma-s", M, G, V, "argmax_s(E_q[log p(x, mu, tau) - log q(mu, tau)])", 1 / sqrt(4 * et))
eq2 = F("0.25") + sum((d - F("0.5")) ** 2 + F("0.25") for d in data) + F("0.25")
row("cavi-normal-gamma-ab", M, G, V, "argmax(a, b, E_q[log p(x, mu, tau) - log q(mu, tau)])", [4, 1 + eq2 / 2])
elt = integral(lambda t: log(t) * gam(t, mpf(3), mpf(2)), *HALF)
enl = integral(lambda t: -xlog(gam(t, mpf(3), mpf(2)), gam(t, mpf(3), mpf(2))), *HALF[:-1], 40)
row("cavi-normal-gamma-elbo", M, G, V, "E_q[log p(x, mu, tau) - log q(mu, tau)]", elt - et + 4 * (elt - log(2 * pi)) / 2 - et * eq2 / 2 + log(2 * pi * mp.e * F("0.25")) / 2 + enl)
simplex = lambda f: integral(lambda s: integral(lambda t: f(s, t * (1 - s), (1 - t) * (1 - s)) * (1 - s), 0, 1), 0, 1)
dir_ = lambda a_, b_, c_: gamma(6) / (gamma(1) * gamma(2) * gamma(3)) * b_ * c_**2
row("dirichlet-categorical", "w ~ Dirichlet([1, 2, 3]); k ~ Categorical(w)", "", "k=2", "p(k)", simplex(lambda a_, b_, c_: b_ * dir_(a_, b_, c_)))
row("dirichlet-posterior-mean", "w ~ Dirichlet([1, 2, 3]); k ~ Categorical(w)", "", "k=2", "E_{p(w | k)}[w]", [simplex(lambda *w_: w_[i] * w_[1] * dir_(*w_)) / simplex(lambda *w_: w_[1] * dir_(*w_)) for i in range(3)])
row("dirichlet-plate", "w ~ Dirichlet([1, 2, 3]); for i in 1..4: k[i] ~ Categorical(w)", "", "k=[2, 3, 3, 1]", "log p(k)", log(simplex(lambda a_, b_, c_: a_ * b_ * c_**2 * dir_(a_, b_, c_))))
row("dirichlet-log", "", "", "a=[1, 2, 3]", "E[w ~ Dirichlet(a)](log(w[2]))", digamma(2) - digamma(6))
row("dirichlet-kl", "", "", "a=[1, 2, 3], b=[2, 2, 2]", "KL(Dirichlet(a) || Dirichlet(b))", log(gamma(6) / (gamma(1) * gamma(2) * gamma(3))) - log(gamma(6)) - (digamma(1) - digamma(6)) + (digamma(3) - digamma(6)))

# without conjugacy
M, V = "z ~ Laplace(0, b); x ~ Normal(z, v)", "x=1.25, b=0.5, v=0.25"
lap = lambda z: laplace(z, 0, F("0.5")) * normal(F("1.25"), z, F("0.25"))
LP = [-8, -4, -2, -1, 0, F("0.4"), F("0.75"), F("1.25"), 2, 3, 5, 9]
lz = integral(lap, *LP)
row("laplace-prior-evidence", M, "", V, "log p(x)", log(lz))
row("laplace-prior-mean", M, "", V, "E_{p(z | x)}[z]", integral(lambda z: z * lap(z), *LP) / lz)
row("laplace-prior-map", M, "", V + ", z=0.1", "argmax_z(log p(x, z))", F("1.25") - F("0.25") / F("0.5"))
row("laplace-prior-elbo", M, "z ~ Normal(m, s^2)", V + ", m=0.75, s=0.5", "E_q[log p(x, z) - log q(z)]", integral(lambda z: normal(z, F("0.75"), F("0.25")) * (log(lap(z)) - log(normal(z, F("0.75"), F("0.25")))), -6, -3, -1, 0, F("0.75"), F("1.5"), 3, 5, 8))
row("laplace-sparse", M, "", V, "E_{p(z | x)}[1(z < 0)]", integral(lap, *[p for p in LP if p <= 0]) / lz)
M, V = "w ~ Normal(0, 4); for i in 1..4: y[i] ~ Bernoulli(sigmoid(w*t[i]))", "y=[1, 0, 1, 1], t=[0.5, -1, 2, -0.25]"
yt = list(zip([1, 0, 1, 1], [F(t) for t in "0.5 -1 2 -0.25".split()]))
lr = lambda w_: normal(w_, 0, 4) * functools.reduce(lambda c_, p: c_ * sigmoid((2 * p[0] - 1) * p[1] * w_), yt, mpf(1))
lz = integral(lr, *LINE(0, 2))
row("logistic-evidence", M, "", V, "log p(y)", log(lz))
row("logistic-mean", M, "", V, "E_{p(w | y)}[w]", integral(lambda w_: w_ * lr(w_), *LINE(0, 2)) / lz)
row("logistic-elbo", M, "w ~ Normal(m, s^2)", V + ", m=1, s=0.75", "E_q[log p(y, w) - log q(w)]", integral(lambda w_: normal(w_, 1, F("0.5625")) * (log(lr(w_)) - log(normal(w_, 1, F("0.5625")))), *LINE(1, F("0.75"))[1:-1]))
grad_m = integral(lambda w_: (w_ - 1) / F("0.5625") * normal(w_, 1, F("0.5625")) * (log(lr(w_)) - log(normal(w_, 1, F("0.5625")))), *LINE(1, F("0.75"))[1:-1])
row("logistic-elbo-gradient", M, "w ~ Normal(m, s^2)", V + ", m=1, s=0.75", "d/dm(E_q[log p(y, w) - log q(w)])", grad_m)
mapw = findroot(lambda w_: -w_ / 4 + sum((y_ - sigmoid(t_ * w_)) * t_ for y_, t_ in yt), 1)
row("logistic-map", M, "", V + ", w=0", "argmax_w(log p(y, w))", mapw)
row("logistic-predictive", M, "", V, "E_{p(w | y)}[sigmoid(1.5*w)]", integral(lambda w_: sigmoid(F("1.5") * w_) * lr(w_), *LINE(0, 2)) / lz)


def grid2(f, panels_a, panels_b, n=15):
    nodes = legendre(n)
    pts = lambda panels: [((h - l) / 2 * t + (h + l) / 2, (h - l) / 2 * w_) for l, h in zip(panels, panels[1:]) for t, w_ in nodes]
    return sum(wa * sum(wb * f(a_, b_) for b_, wb in pts(panels_b)) for a_, wa in pts(panels_a))


M, V = "a ~ Normal(0, 1); b ~ Normal(0, 1); for i in 1..3: y[i] ~ Bernoulli(sigmoid(a + b*t[i]))", "y=[1, 0, 1], t=[0.5, -1, 2]"
yt2 = [(1, F("0.5")), (0, mpf(-1)), (1, mpf(2))]
mp.dps = 20
PA = [mpf(k) for k in (-9, -7, -5, -3, -1, 1, 3, 5, 7, 9)]
lr2 = lambda a_, b_: normal(a_, 0, 1) * normal(b_, 0, 1) * functools.reduce(lambda c_, p: c_ * sigmoid((2 * p[0] - 1) * (a_ + p[1] * b_)), yt2, mpf(1))
l2 = grid2(lr2, PA, PA)
l2b = grid2(lambda a_, b_: b_ * lr2(a_, b_), PA, PA)
row("logistic-2-evidence", M, "", V, "log p(y)", log(l2))
row("logistic-2-mean", M, "", V, "E_{p(a, b | y)}[b]", l2b / l2)
mp.dps = 28
row("probit-evidence", "w ~ Normal(0.5, 2); y ~ Bernoulli(Phi(w))", "", "y=1", "p(y)", integral(lambda w_: normal(w_, F("0.5"), 2) * ncdf(w_), *LINE(F("0.5"), sqrt(2))))
row("probit-posterior-mean", "w ~ Normal(0.5, 2); y ~ Bernoulli(Phi(w))", "", "y=0", "E_{p(w | y)}[w]", integral(lambda w_: w_ * normal(w_, F("0.5"), 2) * ncdf(-w_), *LINE(F("0.5"), sqrt(2))) / integral(lambda w_: normal(w_, F("0.5"), 2) * ncdf(-w_), *LINE(F("0.5"), sqrt(2))))
st = lambda m_: normal(m_, 0, 4) * student(mpf(3), 3, m_)
row("student-evidence", "m ~ Normal(0, 4); x ~ StudentT(3, m, 1)", "", "x=3", "log p(x)", log(integral(st, *LINE(1, 2))))
row("student-posterior-mean", "m ~ Normal(0, 4); x ~ StudentT(3, m, 1)", "", "x=3", "E_{p(m | x)}[m]", integral(lambda m_: m_ * st(m_), *LINE(1, 2)) / integral(st, *LINE(1, 2)))
row("student-scale-mixture", "t ~ Gamma(2.5, 2.5); x ~ Normal(0, precision = t)", "", "x=1.75", "log p(x)", log(integral(lambda t: gam(t, F("2.5"), F("2.5")) * normal(F("1.75"), 0, 1 / t), *HALF, tolerance=F("1e-18"))))
row("poisson-lognormal-evidence", "u ~ Normal(0.5, 0.5); k ~ Poisson(exp(u))", "", "k=3", "log p(k)", log(integral(lambda u: normal(u, F("0.5"), F("0.5")) * poisson(3, exp(u)), *LINE(F("0.5"), F("0.7"))[1:-1])))
row("poisson-lognormal-elbo", "u ~ Normal(0.5, 0.5); k ~ Poisson(exp(u))", "u ~ Normal(m, v)", "k=3, m=0.75, v=0.25", "E_q[log p(k, u) - log q(u)]", integral(lambda u: normal(u, F("0.75"), F("0.25")) * (log(normal(u, F("0.5"), F("0.5"))) + 3 * u - exp(u) - log(6) - log(normal(u, F("0.75"), F("0.25")))), *LINE(F("0.75"), F("0.5"))[1:-1]))
user = lambda w_: exp(-w_ * w_ / 2) / (1 + w_ * w_)
uz = integral(user, *LINE())
M, G = "w ~ density: exp(-w^2/2)/(1 + w^2); x ~ Normal(w, 1)", "w ~ Normal(m, v)"
row("user-density", M, "", "x=1", "p(w = 0.5)", user(F("0.5")) / uz)
row("user-second-moment", M, "", "x=1", "E_p[w^2]", integral(lambda w_: w_ * w_ * user(w_), *LINE()) / uz)
row("user-evidence", M, "", "x=1", "log p(x)", log(integral(lambda w_: user(w_) * normal(1, w_, 1), *LINE()) / uz))
row("user-posterior-mean", M, "", "x=1", "E_{p(w | x)}[w]", integral(lambda w_: w_ * user(w_) * normal(1, w_, 1), *LINE()) / integral(lambda w_: user(w_) * normal(1, w_, 1), *LINE()))
row("user-kl", M, G, "x=1, m=0.25, v=0.5", "KL(q || p)", mean(lambda w_: log(normal(w_, F("0.25"), F("0.5")) * uz / user(w_)), lambda w_: normal(w_, F("0.25"), F("0.5")), LINE(F("0.25"), F("0.7"))[1:-1]))
row("user-elbo", M, G, "x=1, m=0.25, v=0.5", "E_q[log p(x, w) - log q(w)]", mean(lambda w_: log(user(w_) / uz * normal(1, w_, 1) / normal(w_, F("0.25"), F("0.5"))), lambda w_: normal(w_, F("0.25"), F("0.5")), LINE(F("0.25"), F("0.7"))[1:-1]))
row("user-entropy", M, "", "x=1", "H(p(w))", integral(lambda w_: -user(w_) / uz * log(user(w_) / uz), *LINE()[1:-1]))
quartic = integral(lambda w_: exp(-(w_**4) / 4 + w_**2), *LINE())
row("user-double-well", "w ~ density: exp(-w^4/4 + w^2)", "", "", "Var_p[w]", integral(lambda w_: w_**2 * exp(-(w_**4) / 4 + w_**2), *LINE()) / quartic)

# linear models of vectors
W = matrix([[1, F("0.5")], [F("-0.25"), 2], [F("0.75"), 0]])
M = "z ~ Normal([0, 0], identity(2)); x ~ Normal(W*z + m, s2*identity(3))"
V = "W=[[1, 0.5], [-0.25, 2], [0.75, 0]], m=[0.5, 0, -1], s2=0.25, x=[1, 1.5, -0.5]"
xm = [F("0.5"), F("1.5"), F("0.5")]
Cx = W * W.T + mp.eye(3) / 4
row("ppca-evidence", M, "", V, "log p(x)", lognormal_density(xm, [0] * 3, Cx))
pmz = W.T * Cx**-1 * matrix(xm)
pcz = mp.eye(2) - W.T * Cx**-1 * W
row("ppca-posterior-mean", M, "", V, "E_{p(z | x)}[z]", pmz)
row("ppca-posterior-covariance", M, "", V, "Var_{p(z | x)}[z]", pcz)
row("ppca-posterior-density", M, "", V + ", z=[0.5, 0.25]", "log p(z | x)", lognormal_density([F("0.5"), F("0.25")], pmz, pcz))
row("ppca-marginal-covariance", M, "", V, "Var_p[x]", Cx)
row("ppca-elbo", M, "z ~ Normal(u, S)", V + ", u=[0.25, 0.5], S=[[0.5, 0.125], [0.125, 0.25]]", "E_q[log p(x, z) - log q(z)]", lognormal_density(xm, [0] * 3, Cx) - klmvn([F("0.25"), F("0.5")], matrix([[F("0.5"), F("0.125")], [F("0.125"), F("0.25")]]), pmz, pcz))
row("ppca-gap", *ROWS[-1][1:4], "KL(q || p(z | x))", klmvn([F("0.25"), F("0.5")], matrix([[F("0.5"), F("0.125")], [F("0.125"), F("0.25")]]), pmz, pcz))
row("ppca-reconstruction", *ROWS[-1][1:4], "E_q[log p(x | z)]", None)
_r = matrix(xm) - W * matrix([F("0.25"), F("0.5")])
_t = W * matrix([[F("0.5"), F("0.125")], [F("0.125"), F("0.25")]]) * W.T
ROWS[-1] = ROWS[-1][:5] + (-3 * log(2 * pi / 4) / 2 - 2 * ((_r.T * _r)[0] + sum(_t[i, i] for i in range(3))), "")
S0, S1 = matrix([[2, F("0.5")], [F("0.5"), 1]]), matrix([[1, F("-0.25")], [F("-0.25"), 3]])
V = "a=[1, -1], b=[0, 0.5], S=[[2, 0.5], [0.5, 1]], R=[[1, -0.25], [-0.25, 3]]"
row("mvn-kl", "", "", V, "KL(Normal(a, S) || Normal(b, R))", klmvn([1, -1], S0, [0, F("0.5")], S1))
row("mvn-kl-reverse", "", "", V, "KL(MultivariateNormal(b, R) || MultivariateNormal(a, S))", klmvn([0, F("0.5")], S1, [1, -1], S0))
row("mvn-entropy", "", "", V, "H(Normal(a, S))", log(mp.det(2 * pi * mp.e * S0)) / 2)
_k = S1**-1 * S0
_d = matrix([1, F("-1.5")])
row("mvn-quadratic", "", "", V, "E[x ~ Normal(a, S)]((x - b)' inv(R) (x - b))", _k[0, 0] + _k[1, 1] + (_d.T * S1**-1 * _d)[0])
row("mvn-second-moment", "", "", V, "E[x ~ Normal(a, S)](x x')", S0 + matrix([1, -1]) * matrix([1, -1]).T)
row("mvn-mgf", "", "", V, "E[x ~ Normal(a, S)](exp(b' x))", exp(F("-0.5") + F("0.125")))
row("mvn-cross-entropy", "", "", V, "H(Normal(a, S), Normal(b, R))", klmvn([1, -1], S0, [0, F("0.5")], S1) + log(mp.det(2 * pi * mp.e * S0)) / 2)
row("linear-regression-evidence", "w ~ Normal([0, 0], 2*identity(2)); y ~ Normal(X*w, identity(3))", "", "X=[[1, 0.5], [1, 1], [1, 2.5]], y=[0.5, 1, 2]", "log p(y)", None)
X = matrix([[1, F("0.5")], [1, 1], [1, F("2.5")]])
Cy = 2 * X * X.T + mp.eye(3)
yv = matrix([F("0.5"), 1, 2])
ROWS[-1] = ROWS[-1][:5] + (lognormal_density(yv, [0] * 3, Cy), "")
row("linear-regression-posterior", *ROWS[-1][1:4], "E_{p(w | y)}[w]", 2 * X.T * Cy**-1 * yv)

# divergences and moments of families
RANGE = {"line": LINE()[1:-1], "half": HALF, "unit": UNIT}


def klrow(id, given, asks, p, q, points, note=""):
    row(id, "", "", given, asks, kl(p, q, points), note)


klrow("kl-exponential", "a=2, b=0.5", "KL(Exponential(a) || Exponential(b))", lambda z: expo(z, mpf(2)), lambda z: expo(z, F("0.5")), HALF[:-1] + [32])
klrow("kl-gamma", "a=2.5, b=1.5, c=4, d=2", "KL(Gamma(a, b) || Gamma(c, d))", lambda z: gam(z, F("2.5"), F("1.5")), lambda z: gam(z, mpf(4), mpf(2)), HALF[:-1] + [32, 60])
klrow("kl-gamma-scale", "a=2.5, b=1.5, c=4, d=2", "KL(Gamma(shape = a, scale = b) || Gamma(shape = c, scale = d))", lambda z: gam(z, F("2.5"), 1 / F("1.5")), lambda z: gam(z, mpf(4), F("0.5")), HALF[:-1] + [32, 64, 128])
klrow("kl-gamma-exponential", "a=2.5, b=1.5, c=0.75", "KL(Gamma(a, b) || Exponential(c))", lambda z: gam(z, F("2.5"), F("1.5")), lambda z: expo(z, F("0.75")), HALF[:-1] + [32, 60])
klrow("kl-beta", "a=2.5, b=1.5, c=4, d=2", "KL(Beta(a, b) || Beta(c, d))", lambda z: bet(z, F("2.5"), F("1.5")), lambda z: bet(z, mpf(4), mpf(2)), UNIT)
klrow("kl-laplace", "a=0.5, b=1, c=-0.25, d=2", "KL(Laplace(a, b) || Laplace(c, d))", lambda z: laplace(z, F("0.5"), 1), lambda z: laplace(z, F("-0.25"), 2), [-80, -20, -5, F("-0.25"), F("0.5"), 5, 20, 80])
klrow("kl-laplace-normal", "a=0.5, b=1, c=-0.25, d=2", "KL(Laplace(a, b) || Normal(c, d^2))", lambda z: laplace(z, F("0.5"), 1), lambda z: normal(z, F("-0.25"), 4), [-80, -20, -5, F("0.5"), 5, 20, 80])
klrow("kl-normal-laplace", "a=0.5, b=1, c=-0.25, d=2", "KL(Normal(a, b^2) || Laplace(c, d))", lambda z: normal(z, F("0.5"), 1), lambda z: laplace(z, F("-0.25"), 2), [-16, -8, -3, F("-0.25"), F("0.5"), 2, 4, 8, 17])
klrow("kl-uniform-normal", "a=-1, b=2.5", "KL(Uniform(a, b) || Normal(0, 4))", lambda z: 1 / F("3.5"), lambda z: normal(z, 0, 4), [-1, F("2.5")])
klrow("kl-uniform", "a=-1, b=2.5", "KL(Uniform(a, b) || Uniform(-2, 5))", lambda z: 1 / F("3.5"), lambda z: mpf(1) / 7, [-1, F("2.5")])
klrow("kl-inverse-gamma", "a=2.5, b=1.5, c=4, d=2", "KL(InverseGamma(a, b) || InverseGamma(c, d))", lambda z: gam(z, F("2.5"), F("1.5")), lambda z: gam(z, mpf(4), mpf(2)), HALF[:-1] + [32, 60], "by the reciprocal")
klrow("kl-lognormal", "a=0.5, b=1, c=-0.25, d=2", "KL(LogNormal(a, b^2) || LogNormal(c, d^2))", lambda z: normal(z, F("0.5"), 1), lambda z: normal(z, F("-0.25"), 4), [-16, -8, -3, F("0.5"), 2, 4, 8, 17], "by the logarithm")
klrow("kl-weibull-exponential", "k=2.5, c=1.5, l=0.75", "KL(Weibull(k, c) || Exponential(l))", lambda z: F("2.5") / F("1.5") * (z / F("1.5")) ** F("1.5") * exp(-((z / F("1.5")) ** F("2.5"))), lambda z: expo(z, F("0.75")), [0, F("0.25"), F("0.5"), 1, 2, 4, 6, 8, 10])
klrow("kl-normal-student", "n=3", "KL(Normal(0, 1) || StudentT(n, 0, 1))", lambda z: normal(z, 0, 1), lambda z: student(z, 3), LINE()[1:-1] + [18])
klrow("kl-mixture", "", "KL(Mixture([0.5, 0.5], Normal(-2, 1), Normal(2, 1)) || Normal(0, 5))", lambda z: normal(z, -2, 1) / 2 + normal(z, 2, 1) / 2, lambda z: normal(z, 0, 5), [-20, -10, -5, -2, 0, 2, 5, 10, 20])
klrow("kl-mode-seeking", "", "KL(Normal(2, 1) || Mixture([0.5, 0.5], Normal(-2, 1), Normal(2, 1)))", lambda z: normal(z, 2, 1), lambda z: normal(z, -2, 1) / 2 + normal(z, 2, 1) / 2, [-14, -6, -2, 0, 2, 5, 10, 20])
row("kl-bernoulli", "", "", "a=0.3, b=0.6", "KL(Bernoulli(a) || Bernoulli(b))", F("0.3") * log(F("0.5")) + F("0.7") * log(F("0.7") / F("0.4")))
row("kl-categorical", "", "", "a=[0.2, 0.3, 0.5], b=[0.5, 0.25, 0.25]", "KL(Categorical(a) || Categorical(b))", sum(F(p) * log(F(p) / F(q)) for p, q in (("0.2", "0.5"), ("0.3", "0.25"), ("0.5", "0.25"))))
row("kl-categorical-zero", "", "", "a=[0, 0.5, 0.5], b=[0.5, 0.25, 0.25]", "KL(Categorical(a) || Categorical(b))", log(mpf(2)))
row("kl-poisson", "", "", "a=2.5, b=1.5", "KL(Poisson(a) || Poisson(b))", nsum(lambda k: poisson(k, F("2.5")) * (k * log(F("2.5") / F("1.5")) - 1), [0, 150]))
row("kl-geometric", "", "", "a=0.3, b=0.6", "KL(Geometric(a) || Geometric(b))", sum(F("0.3") * F("0.7") ** k * (log(F("0.5")) + k * log(F("0.7") / F("0.4"))) for k in range(400)))
row("renyi-normal", "", "", "a=0.5", "Renyi(a, Normal(0, 1), Normal(1, 2))", -2 * log(integral(lambda z: sqrt(normal(z, 0, 1) * normal(z, 1, 2)), *LINE())))
row("renyi-laplace-normal", "", "", "", "Renyi(1/2, Laplace(0, 1), Normal(1, 1))", -2 * log(integral(lambda z: sqrt(laplace(z, 0, 1) * normal(z, 1, 1)), -30, -10, -4, -1, 0, 1, 3, 8, 20)))
row("js-normal", "", "", "", "JS(Normal(0, 1), Normal(1, 1))", (kl(lambda z: normal(z, 0, 1), lambda z: (normal(z, 0, 1) + normal(z, 1, 1)) / 2, LINE()[1:-1] + [20]) + kl(lambda z: normal(z, 1, 1), lambda z: (normal(z, 0, 1) + normal(z, 1, 1)) / 2, LINE(1)[1:-1])) / 2)
row("js-bernoulli", "", "", "a=0.25, b=0.75", "JS(Bernoulli(a), Bernoulli(b))", log(mpf(2)) - (-F("0.25") * log(F("0.25")) - F("0.75") * log(F("0.75"))))
row("js-uniform", "", "", "", "JS(Uniform(0, 2), Uniform(1, 3))", log(mpf(2)) / 2)
row("entropy-mixture", "", "", "", "H(Mixture([0.25, 0.75], Normal(-1, 1), Normal(2, 0.5)))", integral(lambda z: -xlog(normal(z, -1, 1) / 4 + normal(z, 2, F("0.5")) * 3 / 4, normal(z, -1, 1) / 4 + normal(z, 2, F("0.5")) * 3 / 4), -15, -6, -3, -1, 0, 1, 2, 3, 5, 9, 15))
row("entropy-truncated", "", "", "", "H(Truncated(Normal(0, 1), 0.5, inf))", (lambda c_: integral(lambda z: -normal(z, 0, 1) / c_ * log(normal(z, 0, 1) / c_), F("0.5"), 1, 2, 4, 8, 16))(integral(lambda z: normal(z, 0, 1), F("0.5"), 1, 2, 4, 8, 16)))
row("mean-truncated", "", "", "", "E[z ~ Truncated(Normal(0, 1), 0.5, inf)](z)", integral(lambda z: z * normal(z, 0, 1), F("0.5"), 1, 2, 4, 8, 16) / integral(lambda z: normal(z, 0, 1), F("0.5"), 1, 2, 4, 8, 16))
row("mean-lognormal", "", "", "m=0.25, v=0.5", "E[z ~ LogNormal(m, v)](z^2)", integral(lambda u: exp(2 * u) * normal(u, F("0.25"), F("0.5")), *LINE(F("1.25"), F("0.7"))[1:-1], 14))
row("variance-lognormal", "", "", "m=0.25, v=0.5", "Var[z ~ LogNormal(m, v)](z)", integral(lambda u: exp(2 * u) * normal(u, F("0.25"), F("0.5")), *LINE(F("1.25"), F("0.7"))[1:-1], 14) - integral(lambda u: exp(u) * normal(u, F("0.25"), F("0.5")), *LINE(F("0.75"), F("0.7"))[1:-1], 14) ** 2)
row("student-variance", "", "", "", "Var[z ~ StudentT(5, 0, 2)](z)", F("20") / 3, "ν s²/(ν − 2)")
row("student-log-moment", "", "", "", "E[z ~ StudentT(5, 0, 2)](log(1 + z^2))", 2 * integral(lambda t: log(1 + mp.tan(t) ** 2) * student(mp.tan(t), 5, 0, 2) / mp.cos(t) ** 2, 0, F("0.5"), 1, F("1.3"), F("1.5"), F("1.56"), pi / 2 - F("1e-9")) + 0, "")
row("cauchy-log-moment", "", "", "", "E[z ~ Cauchy(0, 1)](log(1 + z^2))", 2 * log(mpf(2)), "∫ −2 log cos t dt/π over (−π/2, π/2)")
row("cauchy-cosine", "", "", "", "E[z ~ Cauchy(0, 1)](cos(z))", exp(mpf(-1)), "the characteristic function at 1")
row("pareto-half-moment", "", "", "", "E[z ~ Pareto(1, 1.5)](sqrt(z))", F("1.5"), "∫ 1.5 z^−2 dz")
row("poisson-factorial-moment", "", "", "l=2.5", "E[k ~ Poisson(l)](k (k - 1) (k - 2))", sum(poisson(k, F("2.5")) * k * (k - 1) * (k - 2) for k in range(150)))
row("poisson-log-moment", "", "", "l=2.5", "E[k ~ Poisson(l)](log(1 + k))", sum(poisson(k, F("2.5")) * log(1 + mpf(k)) for k in range(150)))
row("poisson-entropy", "", "", "l=2.5", "H(Poisson(l))", sum(-poisson(k, F("2.5")) * (k * log(F("2.5")) - F("2.5") - mp.loggamma(k + 1)) for k in range(150)))
row("binomial-entropy", "", "", "a=0.3", "H(Binomial(8, a))", -sum((lambda w_: w_ * log(w_))(mp.binomial(8, k) * F("0.3") ** k * F("0.7") ** (8 - k)) for k in range(9)))
row("normal-exponential-moment", "", "", "m=0.5, s=0.75, t=1.25", "E[z ~ Normal(m, s^2)](exp(t z))", integral(lambda z: exp(F("1.25") * z) * normal(z, F("0.5"), F("0.5625")), *LINE(F("1.2"), F("0.75"))[1:-1]))
row("normal-absolute", "", "", "m=0.5, s=0.75", "E[z ~ Normal(m, s^2)](|z|)", integral(lambda z: abs(z) * normal(z, F("0.5"), F("0.5625")), -9, -4, -2, -1, 0, F("0.5"), 1, 2, 4, 10))
row("normal-relu", "", "", "m=0.5, s=0.75", "E[eps ~ Normal(0, 1)](max(0, m + s eps))", integral(lambda z: z * normal(z, F("0.5"), F("0.5625")), 0, F("0.5"), 1, 2, 4, 10))
row("normal-softplus", "", "", "m=0.5, s=0.75", "E[eps ~ Normal(0, 1)](log(1 + exp(m + s eps)))", integral(lambda z: log(1 + exp(z)) * normal(z, F("0.5"), F("0.5625")), *LINE(F("0.5"), F("0.75"))[1:-1]))
row("normal-sigmoid", "", "", "m=0.5, s=0.75", "E[z ~ Normal(m, s^2)](sigmoid(z))", integral(lambda z: sigmoid(z) * normal(z, F("0.5"), F("0.5625")), *LINE(F("0.5"), F("0.75"))[1:-1]))
row("normal-sigmoid-derivative", "", "", "m=0.5, s=0.75", "d/ds(E[z ~ Normal(m, s^2)](sigmoid(z)))", integral(lambda e: e * sigmoid(F("0.5") + F("0.75") * e) * (1 - sigmoid(F("0.5") + F("0.75") * e)) * normal(e, 0, 1), *LINE()[1:-1]))
row("normal-cubic", "", "", "m=0.5, s=0.75", "Cov[z ~ Normal(m, s^2)](z, z^3)", integral(lambda z: (z - F("0.5")) * z**3 * normal(z, F("0.5"), F("0.5625")), *LINE(F("0.5"), F("0.75"))[1:-1]))
row("normal-cosine", "", "", "m=0.5, s=0.75", "E[z ~ Normal(m, s^2)](cos(2 z))", integral(lambda z: mp.cos(2 * z) * normal(z, F("0.5"), F("0.5625")), *LINE(F("0.5"), F("0.75"))[1:-1]))
row("gamma-log-squared", "", "", "a=2.5, b=1.5", "Var[z ~ Gamma(a, b)](log z)", mp.psi(1, F("2.5")))
row("control-variate", "", "z ~ Normal(m, 1)", "m=0.5", "-Cov_q[(z - m) z^2, z - m]/Var_q[z - m]", -integral(lambda z: (z - F("0.5")) ** 2 * z * z * normal(z, F("0.5"), 1), *LINE(F("0.5"))[1:-1]))
row("score-mean-zero", "", "z ~ Normal(m, s^2)", "m=0.5, s=0.75", "E_q[((z - m)^2/s^2 - 1)/s]", 0)
row("convexity-gap", "", "", "a=0.25", "a KL(Bernoulli(0.2) || Bernoulli(0.5)) + (1 - a) KL(Bernoulli(0.9) || Bernoulli(0.6)) - KL(Bernoulli(0.2 a + 0.9 (1 - a)) || Bernoulli(0.5 a + 0.6 (1 - a)))", None)
kb = lambda p, q: p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
ROWS[-1] = ROWS[-1][:5] + (kb(F("0.2"), F("0.5")) / 4 + 3 * kb(F("0.9"), F("0.6")) / 4 - kb(F("0.725"), F("0.575")), "")
row("rosenbrock-prior", "", "", "", "E[u ~ Normal(0, 1), v ~ Normal(u^2, 1)](u^2 v)", mpf(3))
row("nested-expectation", "", "", "", "E[u ~ Exponential(1)](log(E[v ~ Exponential(1)](exp(-u v))))", integral(lambda u: -log(1 + u) * exp(-u), *HALF))
row("discrete-continuous", "k ~ Poisson(2); x ~ Normal(k, 0.5)", "", "x=1.75", "log p(x)", log(sum(poisson(k, mpf(2)) * normal(F("1.75"), k, F("0.5")) for k in range(80))))
row("discrete-continuous-mean", "k ~ Poisson(2); x ~ Normal(k, 0.5)", "", "x=1.75", "E_{p(k | x)}[k]", sum(k * poisson(k, mpf(2)) * normal(F("1.75"), k, F("0.5")) for k in range(80)) / sum(poisson(k, mpf(2)) * normal(F("1.75"), k, F("0.5")) for k in range(80)))
row("spike-and-slab", "s ~ Bernoulli(0.25); z ~ Normal(0, 4); x ~ Normal(s*z, 1)", "", "x=2.5", "p(s = 1 | x)", F("0.25") * normal(F("2.5"), 0, 5) / (F("0.25") * normal(F("2.5"), 0, 5) + F("0.75") * normal(F("2.5"), 0, 1)))
row("spike-and-slab-effect", "s ~ Bernoulli(0.25); z ~ Normal(0, 4); x ~ Normal(s*z, 1)", "", "x=2.5", "E_{p(s, z | x)}[s z]", mpf(2) * ROWS[-1][5])
row("four-normals-sampled", "", "", "", "E[a ~ Normal(0, 1), b ~ Normal(0, 1), c ~ Normal(0, 1), g ~ Normal(0, 1)](log(1 + exp(a + b + c + g)))", integral(lambda z: log(1 + exp(z)) * normal(z, 0, 4), *LINE(0, 2)[1:-1]), "sampled")
row("definition", "m = 2*t + 1; z ~ Normal(m, 1); x ~ Normal(z, 1)", "", "t=0.25, x=1", "log p(x)", log(normal(1, F("1.5"), 2)))

# questions that are not answered yet, with the reason; their tests are left out
PENDING = {
    "beta-bernoulli-argmax": "the error is 1e-5",
    "cauchy-cosine": "the error is 1e-6: an oscillating integrand with a heavy tail",
    "cavi-normal-gamma-ab": "the error is 1e-5",
    "diffusion-denoise": "too slow: a Gaussian chain is integrated where a closed form exists",
    "diffusion-marginal": "too slow: a Gaussian chain is integrated where a closed form exists",
    "diffusion-prior-kl": "too slow: a Gaussian chain is integrated where a closed form exists",
    "dirichlet-posterior-mean": "no value: elements of a Dirichlet vector",
    "expo-iwae-2": "no value: the tail underflows",
    "linear-regression-posterior": "too slow: a linear model of vectors",
    "ppca-elbo": "too slow: a linear model of vectors",
    "ppca-evidence": "too slow: a linear model of vectors",
    "ppca-gap": "too slow: a linear model of vectors",
    "ppca-posterior-covariance": "too slow: a linear model of vectors",
    "ppca-posterior-density": "too slow: a linear model of vectors",
    "ppca-posterior-mean": "too slow: a linear model of vectors",
    "ppca-reconstruction": "too slow: a linear model of vectors",
    "table-row": "row(B, z) is not in the language; the elements are written out",
    "user-double-well": "too slow: a density that is given",
    "user-entropy": "the error is infinite",
}


def main():
    with open(__file__.replace(".py", ".tsv"), "w", encoding="utf-8") as out:
        out.write("id\tmodel\tguide\tgiven\tasks\tvalue\tnote\n")
        for id, model, guide, given, asks, value, note in ROWS:
            note = "; ".join(([f"pending: {PENDING[id]}"] if id in PENDING else []) + ([note] if note else []))
            out.write("\t".join([id, model, guide, given, asks, show(value), note]) + "\n")
    print(len(ROWS), *ROUGH, sep="\n")


main()
