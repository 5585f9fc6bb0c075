"""The exercises and what students answer, right and wrong. A LaTeX text that is not written here is printed from the infix one."""

EXERCISES = []
X, THETA, PHI = "x:real:-3:3", "theta:positive:0.2:4", "phi:positive:0.2:4"
NORMALS = "mu1:real:-2.5:2.5 sigma1:positive:0.3:2.5 mu2:real:-2.5:2.5 sigma2:positive:0.3:2.5"
GAMMAS = "a1:positive:0.5:6 b1:positive:0.3:4 a2:positive:0.5:6 b2:positive:0.3:4"
NORMALS_FULL = "d:integer:1:4 mu0:vector(d) Sigma0:spd(d) mu1:vector(d) Sigma1:spd(d)"


def exercise(id, question, given, answer, answers, equal=None, lhs=None, latex=None, pushes=None, to=None, where=None):
    EXERCISES.append(dict(id=id, question=question, given=given, answer=answer, answers=answers, equal=equal, lhs=lhs,
                          latex=latex or {}, pushes=pushes, to=to, where=where))


def R(infix, latex=None):
    return dict(right=True, infix=infix, latex=latex)


def W(infix, mistake, code=None, latex=None):
    return dict(right=False, infix=infix, latex=latex, mistake=mistake, code=code)


# ---- mlgs-02

exercise("P1a.post", "Posterior p(z|x) up to its normaliser", "x:real:-3:3 z:real:-2:4 theta:positive:0.2:4",
         "exp(-z^2/2 + (x - theta)*z)*indicator(z > 0)", [
    R("exp(-(x-z)^2/2)*exp(-theta z)*indicator(z>0)", r"\exp\left(-\frac{1}{2}(x-z)^2\right) \exp(-\theta z) \mathbf{1}(z > 0)"),
    R("if(z > 0, exp(-½z² + (x−θ)z), 0)", r"\begin{cases} \exp\left(-\frac12 z^2+(x-\theta)z\right) & \text{if } z > 0 \\ 0 & \text{else} \end{cases}"),
    R("exp(-(z-(x-theta))^2/2)*indicator(z>0)", r"e^{-\frac{(z-(x-\theta))^2}{2}}\,\mathbf{1}(z>0)"),
    R("theta*exp(-theta*z)*normpdf(x-z)*indicator(0<z)", r"p_\theta(z \mid x) \propto \theta e^{-\theta z}\frac{1}{\sqrt{2\pi}}e^{-\frac12(x-z)^2}\mathbf 1(z>0)".replace("\\mathbf 1", "\\mathbf{1}")),
    W("exp(-z^2/2 + (x - theta)*z)", "forgot the support z > 0", "dropped-factor", r"\exp\left(-\frac12z^2+(x-\theta)z\right)"),
    W("exp(-z^2/2 + (x + theta)*z)*indicator(z>0)", "sign of theta", "sign-of-term", r"\exp\left(-\tfrac{1}{2}z^2+(x+\theta)z\right)\mathbf{1}(z>0)"),
    W("exp(-z^2 + (x - theta)*z)*indicator(z>0)", "factor 1/2 on the square lost", "factor-of-term", r"\exp(-z^2+(x-\theta)z)\mathbf{1}(z>0)"),
    W("exp(-theta*z)*indicator(z>0)", "prior only", "other", r"e^{-\theta z}\mathbf{1}(z > 0)"),
    W("exp(-z^2/2 + x*z)*indicator(z>0)", "likelihood only", "dropped-term"),
], equal="up to a factor in z")

exercise("P1.logev", "Exact log evidence log p(x)", f"{X} {THETA}", "log(theta) + theta^2/2 - theta*x + log(Phi(x - theta))", [
    R("ln θ − θx + θ²/2 + ln Phi(x−θ)", r"\log\theta-\theta x+\frac{\theta^2}{2}+\log\Phi(x-\theta)"),
    R("log(theta*exp(theta^2/2 - theta*x)*Phi(x-theta))", r"\log\left(\theta e^{\theta^2/2-\theta x}\,\Phi(x-\theta)\right)"),
    R("log(theta) + ((x-theta)^2 - x^2)/2 + log(erfc((theta-x)/sqrt(2))/2)", r"\log \theta+\frac{(x-\theta)^2-x^2}{2}+\log\frac{\operatorname{erfc}\left(\frac{\theta-x}{\sqrt2}\right)}{2}".replace("sqrt2", "sqrt{2}")),
    R("log(theta) + theta*(theta-2x)/2 + log(1/2*(1+erf((x-theta)/sqrt(2))))"),
    W("log(theta) + theta^2/2 - theta*x + log(Phi(theta - x))", "argument of Phi has the wrong sign", "sign-of-term", r"\log\theta+\frac12\theta^2-\theta x+\log\Phi(\theta-x)"),
    W("log(theta) - theta^2/2 - theta*x + log(Phi(x - theta))", "sign of the square", "sign-of-term", r"\log\theta-\frac12\theta^2-\theta x+\log\Phi(x-\theta)"),
    W("log(theta) + theta^2/2 - theta*x", "integrated over the whole line", "dropped-term", r"\ln\theta+\tfrac{\theta^2}{2}-\theta x"),
    W("theta*exp(theta^2/2 - theta*x)*Phi(x-theta)", "the evidence, not its log", "missing-log", r"\theta\exp\left(\frac{\theta^2}{2}-\theta x\right)\Phi(x-\theta)"),
    W("theta^2/2 - theta*x + log(Phi(x - theta))", "normaliser of the prior lost", "dropped-term"),
], lhs=r"\log p_\theta(x)")

exercise("P1a.gap", "KL gap log p(x) - ELBO", f"{X} {THETA} {PHI}",
         "theta^2/2 - theta*x + log(Phi(x-theta)) + log(2*pi)/2 + x^2/2 + 1/phi^2 - (x-theta)/phi + log(phi) - 1", [
    R("(x-theta)^2/2 + log(Phi(x-theta)) + 1/2*log(2*pi) + 1/phi^2 - (x-theta)/phi + log(phi) - 1",
      r"\frac{(x-\theta)^2}{2}+\log\Phi(x-\theta)+\frac12\log(2\pi)+\frac{1}{\phi^2}-\frac{x-\theta}{\phi}+\log\phi-1"),
    R("½(x−θ−1/φ)² + 1/(2φ²) + ln(φ √(2π) Phi(x−θ)) − 1", r"\tfrac12\left(x-\theta-\tfrac1\phi\right)^2+\tfrac{1}{2\phi^2}+\ln\left(\phi\sqrt{2\pi}\,\Phi(x-\theta)\right)-1"),
    R("log(phi) - 1 - (x-theta)/phi + phi^-2 - log(normpdf(x-theta)/Phi(x-theta))"),
    W("theta^2/2 - theta*x + log(Phi(x-theta)) + log(2*pi)/2 + x^2/2 + 1/phi^2 - (x-theta)/phi + log(phi)", "dropped -1", "dropped-constant",
      r"\frac{\theta^2}{2}-\theta x+\log\Phi(x-\theta)+\frac{1}{2}\log(2\pi)+\frac{x^2}{2}+\frac1{\phi^2}-\frac{x-\theta}{\phi}+\log\phi"),
    W("(x-theta)^2/2 + log(Phi(x-theta)) + 1/2*log(2*pi) + 2/phi^2 - (x-theta)/phi + log(phi) - 1", "E[z^2]/2 taken as 2/phi^2", "factor-of-term",
      r"\frac{(x-\theta)^2}{2}+\log\Phi(x-\theta)+\frac12\log(2\pi)+\frac{2}{\phi^2}-\frac{x-\theta}{\phi}+\log\phi-1"),
    W("(x-theta)^2/2 + log(Phi(x-theta)) + 1/2*log(2*pi) + 1/phi^2 - (x-theta)/phi - log(phi) - 1", "sign of the entropy", "sign-of-term"),
    W("-(x-theta)^2/2 - log(Phi(x-theta)) - 1/2*log(2*pi) - 1/phi^2 + (x-theta)/phi - log(phi) + 1", "ELBO minus log evidence", "whole-sign"),
])

exercise("P1b.elbo", "ELBO in closed form", f"{X} {THETA} {PHI}", "-1/phi^2 + (x-theta)/phi + log(theta) - log(phi) + 1 - log(2*pi)/2 - x^2/2", [
    R("-1/φ² + (x−θ)/φ + ln(θ/φ) + 1 − ½ ln(2π) − ½x²", r"\mathcal{L}(\theta,\phi) = -\frac{1}{\phi^2}+\frac{x-\theta}{\phi}+\ln\frac{\theta}{\phi}+1-\frac12\ln 2\pi-\frac12x^2"),
    R("-1/phi^2 + (x-theta)/phi + log(theta) - log(phi) + const", r"-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}+\log\theta-\log\phi+\text{const.}"),
    R("-1/phi^2 + x/phi + log theta - theta/phi - log phi + C", r"&= -\frac{1}{\phi^2} + \frac{x}{\phi} + \log \theta - \frac{\theta}{\phi} - \log \phi + C \\"),
    R("((x-theta)*phi - 1)/phi^2 + log(theta/phi)", r"\mathcal{L} = \frac{(x-\theta)\phi-1}{\phi^2}+\log\left(\frac\theta\phi\right)"),
    R("phi^-1*(x - theta - 1/phi) - log(phi/theta) + 7", r"$\phi^{-1}\Bigl(x-\theta-\frac1\phi\Bigr)-\log\frac{\phi}{\theta}+7$"),
    R("-(1/phi - (x-theta)/2)^2 + (x-theta)^2/4 + log(theta) - log(phi)", r"-\left(\frac1\phi-\frac{x-\theta}{2}\right)^2+\frac{(x-\theta)^2}{4}+\ln\theta-\ln\phi"),
    W("-1/phi^2 + (x+theta)/phi + log(theta) - log(phi)", "sign of theta/phi", "sign-of-term", r"-\frac1{\phi^2}+\frac{x+\theta}{\phi}+\log\theta-\log\phi+\text{const}"),
    W("-1/(2phi^2) + (x-theta)/phi + log(theta) - log(phi)", "E[z^2] = 1/phi^2", "factor-of-term", r"-\frac{1}{2\phi^2}+\frac{x-\theta}{\phi}+\log\theta-\log\phi"),
    W("-phi^2 + (x-theta)*phi + log(theta) - log(phi)", "rate read as scale", "reciprocal", r"-\phi^2+(x-\theta)\phi+\log\theta-\log\phi"),
    W("-1/phi^2 + (x-theta)/phi - log(theta) - log(phi)", "sign of log theta", "sign-of-term", r"$$-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}-\log\theta-\log\phi$$"),
    W("-1/phi^2 + (x-phi)/theta + log(theta) - log(phi)", "theta and phi swapped", "swapped-symbols", r"-\phi^{-2}+\frac{x-\phi}{\theta}+\log\theta-\log\phi"),
], equal="up to a constant in theta, phi", lhs=r"\mathcal{L}(\theta,\phi)")

exercise("P1b.Ez", "E_q[z]", PHI, "1/phi", [
    R("phi^-1", r"\phi^{-1}"), R("φ/φ²", r"\frac{\phi}{\phi^2}"), R("(2/phi)/2", r"\frac{2/\phi}{2}"), R("1/sqrt(phi^2)", r"\frac{1}{\sqrt{\phi^2}}"),
    W("phi", "mean is the rate", "reciprocal", r"\phi"), W("1/phi^2", "the variance", "square", r"\frac{1}{\phi^2}"), W("2/phi", "factor 2", "factor-of-term"),
    W("-1/phi", "sign", "whole-sign", r"-\frac1\phi"),
], lhs=r"\mathbb{E}_q[z]")

exercise("P1b.Ez2", "E_q[z^2]", PHI, "2/phi^2", [
    R("2φ⁻²", r"2\phi^{-2}"), R("1/phi^2 + (1/phi)^2", r"\frac{1}{\phi^2}+\left(\frac1\phi\right)^2"), R("2*(1/phi)*(1/phi)"), R("(sqrt(2)/phi)^2", r"\left(\frac{\sqrt{2}}{\phi}\right)^2"),
    W("1/phi^2", "the variance, or (E z)^2", "factor-of-term", r"\frac{1}{\phi^2}"), W("2/phi", "square lost", "missing-square", r"\frac{2}{\phi}"),
    W("2*phi^2", "rate read as scale", "reciprocal", r"2\,\phi^2"), W("2/phi^3", "power", "other"),
], lhs=r"\mathbb{E}_q[z^2]")

exercise("P1b.rec", "E_q[log p(x|z)]", f"{X} {PHI}", "-log(2*pi)/2 - x^2/2 + x/phi - 1/phi^2", [
    R("-½ln(2π) − ½(x−1/φ)² − 1/(2φ²)", r"-\frac12\ln(2\pi)-\frac12\left(x-\frac{1}{\phi}\right)^2-\frac{1}{2\phi^2}"),
    R("-(log(2*pi) + x^2 - 2x/phi + 2/phi^2)/2", r"-\frac{\log(2\pi)+x^2-\frac{2x}{\phi}+\frac{2}{\phi^2}}{2}"),
    R("log(1/sqrt(2*pi)) - x^2/2 + (x*phi-1)/phi^2", r"\log\frac{1}{\sqrt{2\pi}}-\frac{x^2}{2}+\frac{x\phi-1}{\phi^2}"),
    R("log(normpdf(x)) + x/phi - phi^(-2)"),
    W("-log(2*pi)/2 - x^2/2 + x/phi - 1/(2*phi^2)", "used (E z)^2 for E z^2", "factor-of-term", r"-\frac12\log 2\pi-\frac12x^2+\frac x\phi-\frac{1}{2\phi^2}"),
    W("-x^2/2 + x/phi - 1/phi^2", "normaliser lost", "dropped-constant", r"-\frac{x^2}{2}+\frac{x}{\phi}-\frac{1}{\phi^2}"),
    W("-log(2*pi)/2 - x^2/2 - x/phi - 1/phi^2", "sign of the cross term", "sign-of-term", r"-\tfrac12\log(2\pi)-\tfrac12x^2-\tfrac x\phi-\tfrac1{\phi^2}"),
    W("-log(2*pi) - x^2/2 + x/phi - 1/phi^2", "square root of 2 pi lost", "wrong-constant"),
    W("-log(2*pi)/2 - x^2/2 + x*phi - phi^2", "rate read as scale", "reciprocal"),
])

exercise("P1b.prior", "E_q[log p(z)]", f"{THETA} {PHI}", "log(theta) - theta/phi", [
    R("ln θ − θ/φ", r"\ln\theta-\frac\theta\phi"), R("log(theta*exp(-theta/phi))", r"\log\left(\theta e^{-\theta/\phi}\right)"),
    R("(phi*log(theta) - theta)/phi", r"\frac{\phi\log\theta-\theta}{\phi}"), R("0.5*log(theta^2) - theta*phi^-1"),
    W("log(theta) - phi/theta", "fraction upside down", "reciprocal", r"\log\theta-\frac{\phi}{\theta}"),
    W("log(theta) - theta*phi", "E[z] = phi", "reciprocal", r"\log\theta-\theta\phi"), W("log(phi) - theta/phi", "normaliser of q", "swapped-symbols", r"\log \phi - \frac{\theta}{\phi}"),
    W("log(theta) + theta/phi", "sign", "sign-of-term"), W("theta - theta/phi", "log forgotten", "missing-log"),
])

exercise("P1b.entropy", "H[q]", PHI, "1 - log(phi)", [
    R("log(e/phi)", r"\log\frac{e}{\phi}"), R("1 + ln(1/φ)", r"1+\ln\frac1\phi"), R("-(log(phi) - 1)", r"-(\log\phi-1)"), R("-log(phi*exp(-1))"),
    W("log(phi) - 1", "sign", "whole-sign", r"\log\phi-1"), W("-log(phi)", "dropped 1", "dropped-constant", r"-\log\phi"), W("1 + log(phi)", "sign of the log", "sign-of-term", r"1+\log\phi"),
    W("1 - log2(phi)", "bits", "log-base", r"1-\log_2\phi"), W("1/2 - log(phi)", "constant", "wrong-constant"), W("1 - phi", "log forgotten", "missing-log"),
], lhs=r"\mathbb{H}[q_\phi]")

exercise("P1b.kl", "KL(q||p) of the two exponentials", f"{THETA} {PHI}", "log(phi/theta) + theta/phi - 1", [
    R("ln φ − ln θ + θ/φ − 1", r"\ln\phi-\ln\theta+\frac{\theta}{\phi}-1"), R("-log(theta/phi) + (theta-phi)/phi", r"-\log\frac\theta\phi+\frac{\theta-\phi}{\phi}"),
    R("theta/phi - log(e*theta/phi)", r"\frac\theta\phi-\log\frac{e\theta}{\phi}"), R("log(phi) - 1 - (log(theta) - theta/phi)"),
    W("log(theta/phi) + phi/theta - 1", "reversed KL", "reversed-divergence", r"\log\frac{\theta}{\phi}+\frac{\phi}{\theta}-1"),
    W("log(phi/theta) + theta/phi", "dropped -1", "dropped-constant", r"\log\frac\phi\theta+\frac\theta\phi"),
    W("log(theta/phi) + theta/phi - 1", "log ratio upside down", "sign-of-term", r"\ln\frac\theta\phi+\frac\theta\phi-1"),
    W("log(phi/theta) + phi/theta - 1", "second ratio upside down", "reciprocal"), W("log(phi/theta) + theta/phi + 1", "sign of the constant", "wrong-constant"),
], lhs=r"\mathrm{KL}(q_\phi \| p_\theta)")

exercise("P1c.theta", "dL/dtheta", f"{X} {THETA} {PHI}", "1/theta - 1/phi", [
    R("-1/phi + 1/theta", r"\frac{\partial}{\partial \theta} \mathcal{L}(\theta, \phi) = -\frac{1}{\phi} + \frac{1}{\theta}"), R("(φ−θ)/(θφ)", r"\frac{\phi-\theta}{\theta\phi}"),
    R("theta^-1 - phi^-1", r"\theta^{-1}-\phi^{-1}"), R("(1 - theta/phi)/theta"),
    W("1/theta + 1/phi", "sign", "sign-of-term", r"\frac1\theta+\frac1\phi"), W("1/phi - 1/theta", "whole sign", "whole-sign", r"\frac1\phi-\frac1\theta"),
    W("1/theta", "dropped the prior mean term", "dropped-term", r"\frac{1}{\theta}"), W("2/phi^3 - (x-theta)/phi^2 - 1/phi", "derivative by phi", "other-derivative", r"\frac{2}{\phi^3}-\frac{x-\theta}{\phi^2}-\frac{1}{\phi}"),
    W("log(theta) - 1/phi", "log not differentiated", "other"), W("1/theta - phi", "E[z] = phi", "reciprocal"),
], lhs=r"\nabla_\theta \mathcal{L}")

exercise("P1c.phi", "dL/dphi", f"{X} {THETA} {PHI}", "2/phi^3 - (x-theta)/phi^2 - 1/phi", [
    R("2φ⁻³ − (x−θ)φ⁻² − φ⁻¹", r"2\phi^{-3}-(x-\theta)\phi^{-2}-\phi^{-1}"),
    R("(2 - phi*(x-theta) - phi^2)/phi^3", r"\frac{2-\phi(x-\theta)-\phi^2}{\phi^3}"),
    R("(theta-x)/phi^2 + 2/phi^3 - phi/phi^2", r"\frac{\partial}{\partial \phi} \mathcal{L} = \frac{\theta-x}{\phi^2}+\frac{2}{\phi^3}-\frac{\phi}{\phi^2}"),
    R("1/phi*(2/phi^2 - (x-theta)/phi - 1)", r"\frac1\phi\left[\frac2{\phi^2}-\frac{x-\theta}{\phi}-1\right]"),
    W("2/phi^3 + (x-theta)/phi^2 - 1/phi", "sign of the middle term", "sign-of-term", r"\dfrac{2}{\phi^3}+\dfrac{x-\theta}{\phi^2}-\dfrac{1}{\phi}"),
    W("1/phi^3 - (x-theta)/phi^2 - 1/phi", "factor 2", "factor-of-term", r"\frac{1}{\varphi^3}-\frac{x-\theta}{\varphi^2}-\frac{1}{\varphi}"),
    W("2/phi^3 - (x-theta)/phi^2", "dropped the entropy", "dropped-term", r"\frac{2}{\phi^3}-\frac{x-\theta}{\phi^2}"),
    W("2/phi^2 - (x-theta)/phi^2 - 1/phi", "power of the first term", "other"),
    W("-2/phi^3 + (x-theta)/phi^2 + 1/phi", "whole sign", "whole-sign"), W("1/theta - 1/phi", "derivative by theta", "other-derivative", r"\frac{1}{\theta}-\frac{1}{\phi}"),
])

exercise("P1c.phiopt", "Best phi for a given theta", f"{X} {THETA}", "(theta - x + sqrt((x-theta)^2 + 8))/2", [
    R("½(−(x−θ) + √((x−θ)² + 8))", r"\phi^* = \frac{-(x-\theta)+\sqrt{(x-\theta)^2+8}}{2}"), R("4/(x - theta + sqrt((x-theta)^2+8))", r"\frac{4}{x-\theta+\sqrt{(x-\theta)^2+8}}"),
    R("(theta-x)/2 + sqrt(2 + (x-theta)^2/4)", r"\frac{\theta-x}{2}+\sqrt{2+\frac{(x-\theta)^2}{4}}"),
    W("(theta - x - sqrt((x-theta)^2 + 8))/2", "negative root", "sign-of-term", r"\frac{\theta-x-\sqrt{(x-\theta)^2+8}}{2}"),
    W("(x - theta + sqrt((x-theta)^2 + 8))/2", "sign of the linear coefficient", "sign-of-term", r"\frac{x-\theta+\sqrt{(x-\theta)^2+8}}{2}"),
    W("(theta - x + sqrt((x-theta)^2 + 4))/2", "discriminant", "wrong-constant"), W("theta - x + sqrt((x-theta)^2 + 8)", "half forgotten", "factor-of-term", r"\theta-x+\sqrt{(x-\theta)^2+8}"),
    W("(theta - x + (x-theta)^2 + 8)/2", "square root lost", "missing-sqrt"),
])

exercise("P1c.max", "Maximal value of the ELBO (x > 0)", "x:positive:0.2:3", "-log(2*pi)/2 - x^2/4", [
    R("-½ln(2π) − ¼x²", r"-\frac12\ln(2\pi)-\frac14x^2"), R("-x^2/2 + (x/2)^2 - log(sqrt(2*pi))", r"-\frac{x^2}{2}+\left(\frac x2\right)^2-\log\sqrt{2\pi}"), R("-(2*log(2*pi) + x^2)/4", r"-\frac{2\log(2\pi)+x^2}{4}"),
    W("-log(2*pi)/2 - x^2/2", "reconstruction at zero", "factor-of-term", r"-\frac12\log 2\pi-\frac12 x^2"), W("-log(2*pi)/2 + x^2/4", "sign", "sign-of-term"), W("-x^2/4", "normaliser lost", "dropped-constant", r"-\frac{x^2}{4}"),
    W("-log(2*pi) - x^2/4", "square root lost", "wrong-constant"), W("-log(2*pi)/2 - x/4", "square lost", "missing-square"),
])

exercise("P1.mle", "d log p(x)/d theta", f"{X} {THETA}", "1/theta + theta - x - normpdf(x-theta)/Phi(x-theta)", [
    R("1/θ − (x−θ) − normpdf(x−θ)/Phi(x−θ)"), R("1/theta + theta - x - exp(-(x-theta)^2/2)/(sqrt(2*pi)*Phi(x-theta))", r"\frac1\theta+\theta-x-\frac{\exp\left(-\frac{(x-\theta)^2}{2}\right)}{\sqrt{2\pi}\,\Phi(x-\theta)}"),
    R("(1 + theta^2 - theta*x)/theta - normpdf(theta-x)/(1-Phi(theta-x))"),
    W("1/theta + theta - x + normpdf(x-theta)/Phi(x-theta)", "sign of the Mills ratio", "sign-of-term", r"\frac1\theta+\theta-x+\frac{\frac{1}{\sqrt{2\pi}}e^{-\frac12(x-\theta)^2}}{\Phi(x-\theta)}"),
    W("1/theta + theta - x", "dropped the Mills ratio", "dropped-term", r"\frac{1}{\theta}+\theta-x"), W("1/theta + theta - x - Phi(x-theta)/normpdf(x-theta)", "ratio upside down", "reciprocal"),
    W("1/theta - x - normpdf(x-theta)/Phi(x-theta)", "dropped theta", "dropped-term"), W("1/theta + theta - x - 1/Phi(x-theta)", "chain rule", "other", r"\frac1\theta+\theta-x-\frac{1}{\Phi(x-\theta)}"),
])

exercise("P2a.T", "T(eps, phi) with eps ~ Exponential(1), z ~ Exponential(phi)", PHI, "epsilon/phi", [
    R("ε/φ", r"T(\epsilon,\phi) = \frac{\epsilon}{\phi}"), R("phi^-1*epsilon", r"\varphi^{-1}\varepsilon"), R("-log(1 - exp(-epsilon))/phi", r"-\frac{\log\left(1-e^{-\epsilon}\right)}{\phi}"),
    R("epsilon*(1/phi)", r"\epsilon\cdot\frac1\phi"),
    W("phi*epsilon", "scale instead of rate", "reciprocal", r"\phi\epsilon"), W("-epsilon/phi", "negative", "whole-sign", r"-\frac\epsilon\phi"), W("epsilon - phi", "shifts instead of scaling", "other", r"\epsilon - \phi"),
    W("epsilon/phi^2", "squared", "square", r"\frac{\epsilon}{\phi^2}"), W("exp(-epsilon)/phi", "uniform, not exponential", "missing-log", r"\frac{e^{-\epsilon}}{\phi}"),
], pushes={"epsilon": "Exponential(1)"}, to="Exponential(phi)")

exercise("P2.path", "Pathwise derivative dT/dphi of T = eps/phi", "epsilon:positive:0.1:4 phi:positive:0.2:4", "-epsilon/phi^2", [
    R("−εφ⁻²", r"-\epsilon\phi^{-2}"), R("-(epsilon/phi)/phi", r"-\frac{\epsilon/\phi}{\phi}"), R("-epsilon*(1/phi)^2", r"-\varepsilon\left(\frac1\phi\right)^2"),
    W("epsilon/phi^2", "sign", "whole-sign", r"\frac{\epsilon}{\phi^2}"), W("1/phi", "derivative by epsilon", "other-derivative", r"\frac1\phi"), W("-epsilon/phi", "power", "missing-square", r"-\frac{\epsilon}{\phi}"), W("-1/phi^2", "epsilon lost", "dropped-factor", r"-\frac{1}{\phi^2}"),
])

exercise("P2b.S", "S(u, phi) with u ~ Uniform(0, 1), z ~ Exponential(phi)", PHI, "-log(1-u)/phi", [
    R("−ln(u)/φ", r"S(u,\phi) = -\frac{\log u}{\phi}"), R("-log1p(-u)/phi", r"-\frac{1}{\phi}\log(1-u)"), R("log(1/(1-u))/phi", r"\frac1\phi\log\frac{1}{1-u}"),
    R("log(u^(-1/phi))", r"\ln\left(u^{-1/\phi}\right)"), R("-log(abs(2*u-1))/phi", r"-\frac{\log|2u-1|}{\phi}"), R("if(u < 1/2, -log(2*u)/phi, -log(2*u-1)/phi)"),
    W("-log(u)*phi", "scale instead of rate", "reciprocal", r"-\phi\log u"), W("log(1-u)/phi", "sign", "whole-sign", r"\frac{\log(1-u)}{\phi}"), W("-log(1+u)/phi", "sign inside the log", "sign-of-term", r"-\frac{\log(1+u)}{\phi}"),
    W("-log2(1-u)/phi", "bits", "log-base", r"-\frac{\log_2(1-u)}{\phi}"), W("1 - exp(-phi*u)", "the distribution function, not its inverse", "other", r"1-e^{-\phi u}"), W("u/phi", "log forgotten", "missing-log", r"\frac{u}{\phi}"),
    W("-log(2*u)/phi", "factor in the log", "factor-of-term"), W("-log(abs(u-1/2))/phi", "not onto (0, 1)", "other"),
], pushes={"u": "Uniform(0, 1)"}, to="Exponential(phi)")

exercise("P2b.R", "R(u) with u ~ Uniform(0, 1), eps ~ Exponential(1)", "", "-log(1-u)", [
    R("-log(u)", r"-\log u"), R("ln(1/u)", r"\ln\frac1u"), R("-log1p(-u)", r"R(u) = -\log(1-u)"), R("-log(sqrt(u^2))"), R("-2*log(sqrt(1-u))", r"-2\log\sqrt{1-u}"), R("-log(abs(1-2*u))", r"-\log\left|1-2u\right|"),
    W("log(1-u)", "sign", "whole-sign", r"\log(1-u)"), W("exp(-u)", "density, not the inverse", "other", r"e^{-u}"), W("-log(1-u)/2", "factor", "factor-of-term", r"-\frac12\log(1-u)"), W("1/u", "no log", "missing-log", r"\frac1u"),
    W("-log(u*(1-u))", "both", "other", r"-\log(u(1-u))"),
], pushes={"u": "Uniform(0, 1)"}, to="Exponential(1)")

exercise("P2b.cdf", "Distribution function of Exponential(phi)", "z:nonnegative:0:5 phi:positive:0.2:4", "1 - exp(-phi*z)", [
    R("1 − e^(−φz)", r"1-e^{-\phi z}"), R("-expm1(-phi*z)", r"1-\exp(-\phi z)"), R("(exp(phi*z) - 1)/exp(phi*z)", r"\frac{e^{\phi z}-1}{e^{\phi z}}"), R("1 - exp(-z)^phi", r"1-\left(e^{-z}\right)^\phi"),
    W("exp(-phi*z)", "survival function", "other", r"e^{-\phi z}"), W("phi*exp(-phi*z)", "density", "other-derivative", r"\phi e^{-\phi z}"), W("1 - exp(-z/phi)", "scale", "reciprocal", r"1-e^{-z/\phi}"),
    W("1 + exp(-phi*z)", "sign", "sign-of-term", r"1+e^{-\phi z}"), W("1 - phi*exp(-phi*z)", "density subtracted", "factor-of-term"), W("exp(-phi*z) - 1", "whole sign", "whole-sign"),
], lhs="F(z)")

exercise("P2b.quantile", "Inverse of the distribution function", "u:probability phi:positive:0.2:4", "-log(1-u)/phi", [
    R("−φ⁻¹ ln(1−u)", r"-\phi^{-1}\ln(1-u)"), R("log(1/(1-u))/phi", r"\frac{\log\frac{1}{1-u}}{\phi}"), R("-log1p(-u)/phi", r"\frac{-\log(1-u)}{\phi}"),
    W("-log(u)/phi", "1-u, u swapped (the same law, another function)", "other", r"-\frac{\log u}{\phi}"), W("log(1-u)/phi", "sign", "whole-sign", r"\frac{\ln(1-u)}{\phi}"), W("-phi*log(1-u)", "scale", "reciprocal", r"-\phi\log(1-u)"),
    W("-log(1+u)/phi", "sign inside", "sign-of-term"), W("-log10(1-u)/phi", "decimal log", "log-base", r"-\frac{\log_{10}(1-u)}{\phi}"), W("-(1-u)/phi", "log forgotten", "missing-log"),
])

exercise("P2.grad", "Reparameterised gradient by phi of log p(x,z) at z = eps/phi", "x:real:-3:3 theta:positive:0.2:4 phi:positive:0.2:4 epsilon:positive:0.1:3",
         "-(x - epsilon/phi - theta)*epsilon/phi^2", [
    R("(θ − x + ε/φ) ε/φ²", r"\left(\theta-x+\frac\epsilon\phi\right)\frac{\epsilon}{\phi^2}"), R("epsilon*(theta-x)/phi^2 + epsilon^2/phi^3", r"\frac{\epsilon(\theta-x)}{\phi^2}+\frac{\epsilon^2}{\phi^3}"),
    R("-epsilon*(phi*(x-theta) - epsilon)/phi^3", r"-\frac{\epsilon\left(\phi(x-\theta)-\epsilon\right)}{\phi^3}"),
    W("(x - epsilon/phi - theta)*epsilon/phi^2", "sign of dz/dphi", "whole-sign", r"\left(x-\frac{\epsilon}{\phi}-\theta\right)\frac{\epsilon}{\phi^2}"),
    W("x - epsilon/phi - theta", "chain rule forgotten", "dropped-factor", r"x-\frac{\epsilon}{\phi}-\theta"), W("-(x - epsilon/phi)*epsilon/phi^2", "prior dropped", "dropped-term"),
    W("-(x - epsilon*phi - theta)*epsilon/phi^2", "scale", "reciprocal", r"-(x-\epsilon\phi-\theta)\frac{\epsilon}{\phi^2}"),
])

# ---- ml-12

exercise("P1.diag", "KL of diagonal Gaussians", "D:integer:1:4 mu1:vector(D) sigma1:positivevector(D):0.3:2.5 mu2:vector(D) sigma2:positivevector(D):0.3:2.5",
         "-D/2 + sum(j, 1, D, log(sigma2[j]/sigma1[j]) + (sigma1[j]^2 + (mu1[j]-mu2[j])^2)/(2*sigma2[j]^2))", [
    R("sum(j,1,D, log(sigma2[j]) - log(sigma1[j]) + (sigma1[j]^2 + (mu1[j]-mu2[j])^2)/(2 sigma2[j]^2) - 1/2)",
      r"-\frac{D}{2} + \sum_{j} \left( \log \frac{\sigma_{2,j}}{\sigma_{1,j}} + \frac{\sigma_{1,j}^{2} + (\mu_{1,j} - \mu_{2,j})^{2}}{2\sigma_{2,j}^{2}} \right)."),
    R("1/2*sum(i,1,D, log(sigma2[i]^2/sigma1[i]^2) + sigma1[i]^2/sigma2[i]^2 + (mu2[i]-mu1[i])^2/sigma2[i]^2 - 1)",
      r"\frac12\sum_{i=1}^{D}\left[\log\frac{\sigma_{2,i}^2}{\sigma_{1,i}^2}+\frac{\sigma_{1,i}^2}{\sigma_{2,i}^2}+\frac{(\mu_{2,i}-\mu_{1,i})^2}{\sigma_{2,i}^2}-1\right]"),
    R("sum(log(sigma2)) - sum(log(sigma1)) + sum((sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2)) - D/2",
      r"\sum_{j=1}^D\ln\sigma_{2,j}-\sum_{j=1}^D\ln\sigma_{1,j}+\sum_{j=1}^D\frac{\sigma_{1,j}^2+(\mu_{1,j}-\mu_{2,j})^2}{2\sigma_{2,j}^2}-\frac D2"),
    W("sum(j,1,D, log(sigma2[j]/sigma1[j]) + (sigma1[j]^2 + (mu1[j]-mu2[j])^2)/(2*sigma2[j]^2)) - 1/2", "-1/2 once instead of D times (agrees at D = 1)", "wrong-constant",
      r"\sum_{j=1}^{D}\left(\log\frac{\sigma_{2,j}}{\sigma_{1,j}}+\frac{\sigma_{1,j}^2+(\mu_{1,j}-\mu_{2,j})^2}{2\sigma_{2,j}^2}\right)-\frac12"),
    W("-D/2 + sum(j,1,D, log(sigma1[j]/sigma2[j]) + (sigma1[j]^2 + (mu1[j]-mu2[j])^2)/(2*sigma2[j]^2))", "log ratio upside down", "sign-of-term",
      r"-\frac D2+\sum_j\left(\log\frac{\sigma_{1,j}}{\sigma_{2,j}}+\frac{\sigma_{1,j}^2+(\mu_{1,j}-\mu_{2,j})^2}{2\sigma_{2,j}^2}\right)"),
    W("sum(j,1,D, log(sigma2[j]/sigma1[j]) + (sigma1[j]^2 + (mu1[j]-mu2[j])^2)/(2*sigma2[j]^2))", "dropped -D/2", "dropped-constant",
      r"\sum_{j=1}^{D}\left(\log\frac{\sigma_{2,j}}{\sigma_{1,j}}+\frac{\sigma_{1,j}^2+(\mu_{1,j}-\mu_{2,j})^2}{2\sigma_{2,j}^2}\right)"),
    W("-D/2 + sum(j,1,D, log(sigma2[j]/sigma1[j]) + (sigma1[j]^2 + mu1[j]-mu2[j])/(2*sigma2[j]^2))", "square of the difference lost", "missing-square"),
    W("-D/2 + sum(j,1,D, log(sigma1[j]/sigma2[j]) + (sigma2[j]^2 + (mu1[j]-mu2[j])^2)/(2*sigma1[j]^2))", "reversed KL", "reversed-divergence",
      r"-\frac{D}{2}+\sum_{j=1}^{D}\left(\log\frac{\sigma_{1,j}}{\sigma_{2,j}}+\frac{\sigma_{2,j}^2+(\mu_{1,j}-\mu_{2,j})^2}{2\sigma_{1,j}^2}\right)"),
], lhs=r"\mathbb{KL}(p \| q)")

exercise("P1.i", "Cross entropy of two Gaussians", NORMALS, "log(2*pi*sigma2^2)/2 + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2)", [
    R("½ ln(2πσ₂²) + (σ₁² + (μ₁−μ₂)²)/(2σ₂²)", r"\frac{1}{2} \log(2\pi\sigma_2^2) + \frac{\sigma_1^2 + (\mu_1 - \mu_2)^2}{2\sigma_2^2}"),
    R("log(sigma2*sqrt(2*pi)) + (mu1^2 + sigma1^2 - 2*mu1*mu2 + mu2^2)/(2*sigma2^2)", r"\log\left(\sigma_2\sqrt{2\pi}\right)+\frac{\mu_1^2+\sigma_1^2-2\mu_1\mu_2+\mu_2^2}{2\sigma_2^2}"),
    R("1/2*(log(2*pi) + 2*log(sigma2) + (sigma1/sigma2)^2 + ((mu1-mu2)/sigma2)^2)", r"\frac12\left(\log 2\pi+2\log\sigma_2+\left(\frac{\sigma_1}{\sigma_2}\right)^2+\left(\frac{\mu_1-\mu_2}{\sigma_2}\right)^2\right)"),
    W("log(2*pi*sigma2)/2 + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2)", "standard deviation in the normaliser", "square", r"\frac12\log(2\pi\sigma_2)+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}"),
    W("log(2*pi*sigma2^2)/2 + (mu1-mu2)^2/(2*sigma2^2)", "variance of p lost", "dropped-term", r"\frac12\log(2\pi\sigma_2^2)+\frac{(\mu_1-\mu_2)^2}{2\sigma_2^2}"),
    W("log(2*pi*sigma1^2)/2 + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2)", "sigma_1 in the normaliser", "index-mix-up", r"\tfrac12\log(2\pi\sigma_1^2)+\tfrac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}"),
    W("log(2*pi*sigma2^2)/2 + (sigma1^2 + (mu1+mu2)^2)/(2*sigma2^2)", "sign in the square", "sign-of-term"),
    W("-log(2*pi*sigma2^2)/2 - (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2)", "sign", "whole-sign", r"-\frac12\log(2\pi\sigma_2^2)-\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}"),
])

exercise("P1.ii", "Negative entropy of a Gaussian", "sigma1:positive:0.3:2.5", "-log(2*pi*sigma1^2)/2 - 1/2", [
    R("-½ ln(2πeσ₁²)", r"-\frac{1}{2} \log(2\pi e\sigma_{1}^2)"), R("-log(sigma1) - (1 + log(2*pi))/2", r"-\log\sigma_1-\frac{1+\log 2\pi}{2}"), R("-log(sigma_1*sqrt(2*pi*e))", r"-\log\left(\sigma_1\sqrt{2\pi e}\right)"), R("-1/2 - log sqrt(2 pi sigma1^2)", r"-\frac12-\log\sqrt{2\pi\sigma_1^2}"),
    W("log(2*pi*sigma1^2)/2 + 1/2", "entropy, not its negative", "whole-sign", r"\frac12\log(2\pi\sigma_1^2)+\frac12"), W("-log(2*pi*sigma1^2)/2", "dropped -1/2", "dropped-constant", r"-\frac12\log(2\pi\sigma_1^2)"),
    W("-log(2*pi*sigma1)/2 - 1/2", "sigma for its square", "square", r"-\frac12\log(2\pi\sigma_1)-\frac12"), W("-log(2*pi*sigma1^2)/2 - 1", "constant", "wrong-constant"), W("-log2(2*pi*sigma1^2)/2 - 1/2", "bits", "log-base", r"-\tfrac12\log_2(2\pi\sigma_1^2)-\tfrac12"),
    W("-log(2*pi*sigma1^2)/2 + 1/2", "sign of the constant", "sign-of-term"),
])

exercise("P1.uni", "KL of two Gaussians in one dimension", NORMALS, "log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", [
    R("ln(σ₂/σ₁) + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½", r"\log \frac{\sigma_{2}}{\sigma_{1}} + \frac{\sigma_{1}^2 + (\mu_{1} - \mu_{2})^2}{2\sigma_{2}^2} - \frac{1}{2}."),
    R("½(σ₁²/σ₂² − 1 − ln(σ₁²/σ₂²)) + (μ₁−μ₂)²/(2σ₂²)", r"\frac12\left(\frac{\sigma_1^2}{\sigma_2^2}-1-\ln\frac{\sigma_1^2}{\sigma_2^2}\right)+\frac{(\mu_1-\mu_2)^2}{2\sigma_2^2}"),
    R("log(sigma_2) - log(sigma_1) + ((mu_2-mu_1)^2 + (sigma_1-sigma_2)*(sigma_1+sigma_2))/(2*sigma_2^2)",
      r"\log\sigma_2-\log\sigma_1+\frac{(\mu_2-\mu_1)^2+(\sigma_1-\sigma_2)(\sigma_1+\sigma_2)}{2\sigma_2^2}"),
    R("1/2*log(2*pi*sigma2^2) + (sigma1^2+(mu1-mu2)^2)/(2*sigma2^2) - 1/2*log(2*pi*sigma1^2) - 1/2",
      r"\frac{1}{2} \log(2\pi\sigma_2^2) + \frac{\sigma_1^2 + (\mu_1 - \mu_2)^2}{2\sigma_2^2} - \frac{1}{2} \log(2\pi\sigma_1^2) - \frac{1}{2}"),
    W("log(sigma1/sigma2) + (sigma2^2 + (mu1-mu2)^2)/(2*sigma1^2) - 1/2", "reversed KL", "reversed-divergence", r"\log\frac{\sigma_1}{\sigma_2}+\frac{\sigma_2^2+(\mu_1-\mu_2)^2}{2\sigma_1^2}-\frac12"),
    W("log(sigma2/sigma1) + (sigma1^2 + mu1-mu2)/(2*sigma2^2) - 1/2", "square lost", "missing-square", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+\mu_1-\mu_2}{2\sigma_2^2}-\frac12"),
    W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/sigma2^2 - 1/2", "factor 1/2 lost", "factor-of-term", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{\sigma_2^2}-\frac12"),
    W("log2(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", "log in bits", "log-base", r"\log_2\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12"),
    W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)*sigma2^2/2 - 1/2", "precision for variance", "reciprocal"),
    W("log(sigma2/sigma1) + (sigma2^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", "sigma_2 for sigma_1", "index-mix-up"),
], lhs=r"\mathbb{KL}(p_j \| q_j)")

exercise("P1.std", "KL(N(mu, sigma^2) || N(0, 1))", "mu:real:-2.5:2.5 sigma:positive:0.3:2.5", "(sigma^2 + mu^2 - 1)/2 - log(sigma)", [
    R("½(σ² + μ² − 1 − ln σ²)", r"\frac12\left(\sigma^2+\mu^2-1-\log\sigma^2\right)"), R("-0.5*(1 + log(sigma^2) - mu^2 - sigma^2)", r"-0.5\,(1+\log(\sigma^2)-\mu^2-\sigma^2)"),
    R("log(1/sigma) + mu^2/2 + (sigma-1)(sigma+1)/2", r"\log\frac1\sigma+\frac{\mu^2}{2}+\frac{(\sigma-1)(\sigma+1)}{2}"),
    W("(sigma^2 + mu^2 - 1)/2 + log(sigma)", "sign of the log", "sign-of-term", r"\frac{\sigma^2+\mu^2-1}{2}+\log\sigma"), W("(sigma^2 + mu^2 - 1)/2 - log(sigma^2)", "log variance without 1/2", "square", r"\frac{\sigma^2+\mu^2-1}{2}-\log\sigma^2"),
    W("(sigma^2 + mu^2)/2 - log(sigma)", "dropped -1/2", "dropped-constant"), W("(sigma + mu^2 - 1)/2 - log(sigma)", "sigma for its square", "square", r"\frac{\sigma+\mu^2-1}{2}-\log\sigma"), W("(sigma^2 + mu - 1)/2 - log(sigma)", "square of mu lost", "missing-square"),
    W("1/(2*sigma^2) + mu^2/(2*sigma^2) - 1/2 + log(sigma)", "reversed KL", "reversed-divergence", r"\frac{1}{2\sigma^2}+\frac{\mu^2}{2\sigma^2}-\frac12+\log\sigma"),
])

exercise("P1.vae", "KL(N(mu, diag sigma^2) || N(0, I))", "D:integer:1:4 mu:vector(D) sigma:positivevector(D):0.3:2.5", "sum(j, 1, D, (sigma[j]^2 + mu[j]^2 - 1)/2 - log(sigma[j]))", [
    R("-1/2*sum(j,1,D, 1 + log(sigma[j]^2) - mu[j]^2 - sigma[j]^2)", r"-\frac12\sum_{j=1}^{D}\left(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2\right)"),
    R("(norm(mu)^2 + norm(sigma)^2 - D)/2 - sum(log(sigma))", r"\frac{\|\mu\|^2+\|\sigma\|^2-D}{2}-\sum_j\log\sigma_j"),
    R("(mu^T*mu + sum(sigma^2) - D)/2 - log(prod(sigma))", r"\frac{\mu^\top\mu+\sum_{j=1}^D\sigma_j^2-D}{2}-\log\prod_{j=1}^D\sigma_j"),
    W("-1/2*sum(j,1,D, log(sigma[j]^2) - mu[j]^2 - sigma[j]^2)", "dropped 1", "dropped-constant", r"-\frac12\sum_{j=1}^{D}\left(\log\sigma_j^2-\mu_j^2-\sigma_j^2\right)"),
    W("-sum(j,1,D, 1 + log(sigma[j]^2) - mu[j]^2 - sigma[j]^2)", "factor 1/2", "factor-of-term", r"-\sum_{j=1}^{D}\left(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2\right)"),
    W("1/2*sum(j,1,D, 1 + log(sigma[j]^2) - mu[j]^2 - sigma[j]^2)", "sign", "whole-sign", r"\frac12\sum_{j}\left(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2\right)"),
    W("sum(j,1,D, (sigma[j] + mu[j]^2 - 1)/2 - log(sigma[j]))", "sigma for its square", "square"),
])

exercise("P2.obj", "KL(p || N(mu, I)) as a function of mu, m = E_p[x]", "D:integer:1:4 mu:vector(D) m:vector(D)", "(m-mu)^T*(m-mu)/2", [
    R("1/2*mu^T*mu - m^T*mu", r"\frac{1}{2} \boldsymbol{\mu}^T \boldsymbol{\mu} - \mathbf{m}^T \boldsymbol{\mu} + \text{const.}"), R("norm(mu-m)^2/2", r"\frac12\|\mu-m\|^2"), R("sum(j,1,D,(mu[j]-m[j])^2)/2 + D/2*log(2*pi)", r"\frac12\sum_{j=1}^D(\mu_j-m_j)^2+\frac D2\log(2\pi)"),
    R("dot(mu, mu/2 - m) + const", r"\mu^\top\left(\frac{\mu}{2}-m\right)+\text{const}"),
    W("1/2*mu^T*mu + m^T*mu", "sign of the cross term", "sign-of-term", r"\frac12\mu^T\mu+m^T\mu"), W("norm(mu-m)^2", "factor 1/2", "factor-of-term", r"\|\mu-m\|^2"), W("mu^T*mu/2", "dropped the cross term", "dropped-term", r"\frac12\mu^\top\mu"),
    W("norm(mu-m)/2", "square lost", "missing-square", r"\frac12\|\mu-m\|"), W("-(m-mu)^T*(m-mu)/2", "sign", "whole-sign", r"-\frac12(m-\mu)^T(m-\mu)"),
], equal="up to a constant in mu")

exercise("P2.gradmu", "Gradient of KL(p || N(mu, I)) by mu", "D:integer:1:4 mu:vector(D) m:vector(D)", "mu - m", [
    R("-(m - mu)", r"-(\boldsymbol{m}-\boldsymbol{\mu})"), R("-m + μ", r"-m+\mu"), R("2*(mu-m)/2", r"\frac{2(\mu-m)}{2}"), R("mu - 1*m", r"\nabla_\mu \mathrm{KL} = \mu-1m"),
    W("m - mu", "sign", "whole-sign", r"m-\mu"), W("mu", "dropped the mean", "dropped-term", r"\boldsymbol{\mu}"), W("mu + m", "sign of m", "sign-of-term", r"\mu+m"), W("(mu - m)/2", "factor", "factor-of-term", r"\tfrac12(\mu-m)"),
])

exercise("P3.post", "Posterior p(z|x) up to its normaliser", "z1:real:-2:2 z2:real:-2:2 theta1:real:-2:2 theta2:real:-2:2 x:real:-3:3", "exp(-(z1^2 + z2^2 + (x - theta1*z1 - theta2*z2)^2)/2)", [
    R("exp(-½(z₁² + z₂² + x² + θ₁²z₁² + θ₂²z₂² − 2xθ₁z₁ − 2xθ₂z₂ + 2θ₁z₁θ₂z₂))",
      r"\exp\left(-\frac{1}{2}(z_1^2 + z_2^2 + x^2 + \theta_1^2 z_1^2 + \theta_2^2 z_2^2 - 2x\theta_1 z_1 - 2x\theta_2 z_2 + 2\theta_1 z_1\theta_2 z_2)\right)"),
    R("normpdf(z1)*normpdf(z2)*normpdf(x, theta1*z1+theta2*z2, 1)", r"p(z \mid x) \propto e^{-\frac{z_1^2}{2}}e^{-\frac{z_2^2}{2}}e^{-\frac{(x-\theta_1z_1-\theta_2z_2)^2}{2}}"),
    R("exp(x*(theta1*z1+theta2*z2) - (z1^2+z2^2+(theta1*z1+theta2*z2)^2)/2)", r"\exp\left(x(\theta_1z_1+\theta_2z_2)-\frac{z_1^2+z_2^2+(\theta_1z_1+\theta_2z_2)^2}{2}\right)"),
    W("exp(-(z1^2 + z2^2 + (x + theta1*z1 + theta2*z2)^2)/2)", "sign in the residual", "sign-of-term", r"\exp\left(-\frac12\left(z_1^2+z_2^2+(x+\theta_1z_1+\theta_2z_2)^2\right)\right)"),
    W("exp(-(z1^2 + z2^2 + (x - theta1*z1 - theta2*z2)^2))", "factor 1/2", "factor-of-term", r"\exp\left(-(z_1^2+z_2^2+(x-\theta_1z_1-\theta_2z_2)^2)\right)"),
    W("-(z1^2 + z2^2 + (x - theta1*z1 - theta2*z2)^2)/2", "log density", "other", r"-\frac12\left(z_1^2+z_2^2+(x-\theta_1z_1-\theta_2z_2)^2\right)"),
    W("exp(-(z1^2 + z2^2 + (x - theta2*z1 - theta1*z2)^2)/2)", "thetas swapped", "swapped-symbols", r"\exp\left(-\frac12\left(z_1^2+z_2^2+(x-\theta_2z_1-\theta_1z_2)^2\right)\right)"),
    W("exp((z1^2 + z2^2 + (x - theta1*z1 - theta2*z2)^2)/2)", "sign of the exponent", "whole-sign"),
], equal="up to a factor in z1, z2")

exercise("P3.exact", "Posterior mean and covariance", "theta1:real:-2:2 theta2:real:-2:2 x:real:-3:3",
         {"m1": "theta1*x/(1+theta1^2+theta2^2)", "m2": "theta2*x/(1+theta1^2+theta2^2)", "V11": "(1+theta2^2)/(1+theta1^2+theta2^2)", "V12": "-theta1*theta2/(1+theta1^2+theta2^2)"}, [
    R({"m1": "θ₁x/(1+θ₁²+θ₂²)", "m2": "θ₂x/(1+θ₁²+θ₂²)", "V11": "1 - theta1^2/(1+theta1^2+theta2^2)", "V12": "-theta1*theta2/(1+theta1^2+theta2^2)"},
      {"m1": r"\frac{\theta_1x}{1+\theta_1^2+\theta_2^2}", "m2": r"\frac{\theta_2x}{1+\theta_1^2+\theta_2^2}", "V11": r"1-\frac{\theta_1^2}{1+\theta_1^2+\theta_2^2}", "V12": r"-\frac{\theta_1\theta_2}{1+\theta_1^2+\theta_2^2}"}),
    R({"m1": "x*theta1*(1+theta1^2+theta2^2)^-1", "m2": "x*theta2*(1+theta1^2+theta2^2)^-1", "V11": "(1+theta2^2)/((1+theta1^2)*(1+theta2^2) - theta1^2*theta2^2)", "V12": "-theta2*theta1/(1+theta2^2+theta1^2)"}),
    R({"m1": "x/(1+theta1^2+theta2^2)*theta1", "m2": "theta2/(1+theta1^2+theta2^2)*x", "V11": "(theta2^2+1)/(theta1^2+theta2^2+1)", "V12": "-(theta1*theta2)/(1+theta1^2+theta2^2)"}),
    W({"m1": "theta2*x/(1+theta1^2+theta2^2)", "m2": "theta1*x/(1+theta1^2+theta2^2)", "V11": "(1+theta2^2)/(1+theta1^2+theta2^2)", "V12": "-theta1*theta2/(1+theta1^2+theta2^2)"}, "means swapped", "swapped-symbols"),
    W({"m1": "theta1*x/(1+theta1^2+theta2^2)", "m2": "theta2*x/(1+theta1^2+theta2^2)", "V11": "(1+theta1^2)/(1+theta1^2+theta2^2)", "V12": "-theta1*theta2/(1+theta1^2+theta2^2)"}, "diagonal of the precision", "index-mix-up"),
    W({"m1": "theta1*x/(1+theta1^2+theta2^2)", "m2": "theta2*x/(1+theta1^2+theta2^2)", "V11": "(1+theta2^2)/(1+theta1^2+theta2^2)", "V12": "theta1*theta2/(1+theta1^2+theta2^2)"}, "sign of the covariance", "whole-sign"),
    W({"m1": "theta1*x", "m2": "theta2*x", "V11": "(1+theta2^2)/(1+theta1^2+theta2^2)", "V12": "-theta1*theta2/(1+theta1^2+theta2^2)"}, "denominator lost", "dropped-factor"),
])

exercise("P3.logev", "Log evidence log p(x)", "theta1:real:-2:2 theta2:real:-2:2 x:real:-3:3", "-log(2*pi*(1+theta1^2+theta2^2))/2 - x^2/(2*(1+theta1^2+theta2^2))", [
    R("-½ ln(2π) − ½ ln(1+θ₁²+θ₂²) − x²/(2+2θ₁²+2θ₂²)", r"-\frac12\ln(2\pi)-\frac12\ln(1+\theta_1^2+\theta_2^2)-\frac{x^2}{2+2\theta_1^2+2\theta_2^2}"),
    R("log(normpdf(x, 0, sqrt(1+theta1^2+theta2^2)))", r"\log\frac{\exp\left(-\frac{x^2}{2(1+\theta_1^2+\theta_2^2)}\right)}{\sqrt{2\pi(1+\theta_1^2+\theta_2^2)}}"),
    R("-(log(2*pi) + log1p(theta1^2+theta2^2) + x^2/(1+theta1^2+theta2^2))/2"),
    W("-log(2*pi)/2 - x^2/(2*(1+theta1^2+theta2^2))", "determinant lost", "dropped-term", r"-\frac12\log(2\pi)-\frac{x^2}{2(1+\theta_1^2+\theta_2^2)}"),
    W("-log(2*pi*(1+theta1^2+theta2^2)) - x^2/(2*(1+theta1^2+theta2^2))", "factor 1/2", "factor-of-term", r"-\log\left(2\pi(1+\theta_1^2+\theta_2^2)\right)-\frac{x^2}{2(1+\theta_1^2+\theta_2^2)}"),
    W("-log(2*pi*(1+theta1+theta2)^2)/2 - x^2/(2*(1+theta1^2+theta2^2))", "squares misplaced", "square"),
    W("-log(2*pi*(1+theta1^2+theta2^2))/2 - x^2*(1+theta1^2+theta2^2)/2", "precision for variance", "reciprocal", r"-\frac12\log(2\pi(1+\theta_1^2+\theta_2^2))-\frac{x^2(1+\theta_1^2+\theta_2^2)}{2}"),
    W("-log(2*pi*(theta1^2+theta2^2))/2 - x^2/(2*(theta1^2+theta2^2))", "noise variance lost", "dropped-constant"),
])

exercise("P4.q1", "Optimal q1(z1) up to its normaliser", "z1:real:-2:2 theta1:real:-2:2 theta2:real:-2:2 x:real:-3:3 m2:real:-2:2", "exp(-((1+theta1^2)*z1^2 - 2*theta1*z1*(x-theta2*m2))/2)", [
    R("exp(-½((1+θ₁²)z₁² − 2θ₁z₁(x − θ₂m₂)))", r"\exp\left(-\frac{1}{2}((1+\theta_1^2)z_1^2 - 2\theta_1 z_1(x - \theta_2 m_2))\right)"),
    R("exp(-(1+theta1^2)/2*(z1 - theta1*(x-theta2*m2)/(1+theta1^2))^2)", r"q_1^*(z_1) \propto \exp\left(-\frac{1+\theta_1^2}{2}\left(z_1-\frac{\theta_1(x-\theta_2m_2)}{1+\theta_1^2}\right)^2\right)"),
    R("exp(-z1^2/2 - (x-theta1*z1-theta2*m2)^2/2)", r"e^{-\frac{z_1^2}{2}-\frac{(x-\theta_1z_1-\theta_2m_2)^2}{2}}"),
    W("exp(-((1+theta1^2)*z1^2 - 2*theta1*z1*(x+theta2*m2))/2)", "sign of the cross term", "sign-of-term", r"\exp\left(-\frac12\left((1+\theta_1^2)z_1^2-2\theta_1z_1(x+\theta_2m_2)\right)\right)"),
    W("exp(-((1+theta1^2)*z1^2 - theta1*z1*(x-theta2*m2))/2)", "factor 2 lost", "factor-of-term", r"\exp\left(-\frac12\left((1+\theta_1^2)z_1^2-\theta_1z_1(x-\theta_2m_2)\right)\right)"),
    W("exp(-(z1^2 - 2*theta1*z1*(x-theta2*m2))/2)", "curvature of the likelihood lost", "dropped-term", r"\exp\left(-\frac12(z_1^2-2\theta_1z_1(x-\theta_2m_2))\right)"),
    W("exp(-((1+theta2^2)*z1^2 - 2*theta1*z1*(x-theta2*m2))/2)", "theta_2 for theta_1", "index-mix-up", r"\exp\left(-\frac12\left((1+\theta_2^2)z_1^2-2\theta_1z_1(x-\theta_2m_2)\right)\right)"),
    W("exp(-((1+theta1^2)*z1^2 - 2*theta1*z1*x)/2)", "ignored q2", "dropped-term"),
], equal="up to a factor in z1")

P4 = "theta1:real:-2:2 theta2:real:-2:2 x:real:-3:3"
exercise("P4.updates", "Optimal updates of all four parameters", P4 + " mu1:real:-2:2 mu2:real:-2:2",
         {"m1": "theta1*(x-theta2*mu2)/(1+theta1^2)", "s1^2": "1/(1+theta1^2)", "m2": "theta2*(x-theta1*mu1)/(1+theta2^2)", "s2^2": "1/(1+theta2^2)"}, [
    R({"m1": "θ₁(x − θ₂μ₂)/(1+θ₁²)", "s1^2": "(1+θ₁²)⁻¹", "m2": "θ₂(x − θ₁μ₁)/(1+θ₂²)", "s2^2": "(1+θ₂²)⁻¹"},
      {"m1": r"\frac{\theta_1(x-\theta_2\mu_2)}{1+\theta_1^2}", "s1^2": r"\frac{1}{1+\theta_1^2}", "m2": r"\frac{\theta_2(x-\theta_1\mu_1)}{1+\theta_2^2}", "s2^2": r"\frac{1}{1+\theta_2^2}"}),
    R({"m1": "(theta1*x - theta1*theta2*mu2)/(theta1^2+1)", "s1^2": "1/(theta1^2+1)", "m2": "(theta2*x - theta1*theta2*mu1)/(theta2^2+1)", "s2^2": "1/(theta2^2+1)"}),
    R({"m1": "m1 = theta1/(1+theta1^2)*(x-theta2*mu2)", "s1^2": "1 - theta1^2/(1+theta1^2)", "m2": "theta2/(1+theta2^2)*(x-theta1*mu1)", "s2^2": "1 - theta2^2/(1+theta2^2)"}),
    W({"m1": "theta1*(x-theta2*mu2)/(1+theta1^2)", "s1^2": "1+theta1^2", "m2": "theta2*(x-theta1*mu1)/(1+theta2^2)", "s2^2": "1+theta2^2"}, "precision for variance", "reciprocal"),
    W({"m1": "theta1*(x-theta2*mu2)/(1+theta1^2)", "s1^2": "1/(1+theta1^2)", "m2": "theta2*(x-theta1*mu2)/(1+theta2^2)", "s2^2": "1/(1+theta2^2)"}, "mu_2 for mu_1 in the second mean", "index-mix-up"),
    W({"m1": "theta1*(x+theta2*mu2)/(1+theta1^2)", "s1^2": "1/(1+theta1^2)", "m2": "theta2*(x+theta1*mu1)/(1+theta2^2)", "s2^2": "1/(1+theta2^2)"}, "sign of the cross term", "sign-of-term",
      {"m1": r"\frac{\theta_1(x+\theta_2\mu_2)}{1+\theta_1^2}", "s1^2": r"\frac{1}{1+\theta_1^2}", "m2": r"\frac{\theta_2(x+\theta_1\mu_1)}{1+\theta_2^2}", "s2^2": r"\frac1{1+\theta_2^2}"}),
    W({"m1": "theta1*(x-theta2*mu2)/(1+theta1^2)", "s1^2": "1/sqrt(1+theta1^2)", "m2": "theta2*(x-theta1*mu1)/(1+theta2^2)", "s2^2": "1/sqrt(1+theta2^2)"}, "standard deviations", "square"),
])

exercise("P4.m1", "Optimal update of m1", P4 + " m2:real:-2:2", "theta1*(x-theta2*m2)/(1+theta1^2)", [
    R("θ₁(x−θ₂m₂)/(1+θ₁²)", r"m_1 = \frac{\theta_1(x - \theta_2 m_2)}{1 + \theta_1^2}"), R("theta1 x/(1+theta1^2) - theta1 theta2 m2/(1+theta1^2)", r"\frac{\theta_1x}{1+\theta_1^2}-\frac{\theta_1\theta_2m_2}{1+\theta_1^2}"),
    R("(x - theta2*m2)*theta1*(theta1^2 + 1)^(-1)", r"(x-\theta_2m_2)\theta_1(\theta_1^2+1)^{-1}"),
    W("theta1*(x-theta2*m2)/(1+theta2^2)", "theta_2 in the denominator", "index-mix-up", r"\frac{\theta_1(x-\theta_2m_2)}{1+\theta_2^2}"), W("theta1*(x-theta2*m2)", "denominator lost", "dropped-factor", r"\theta_1(x-\theta_2m_2)"),
    W("theta2*(x-theta1*m2)/(1+theta1^2)", "thetas swapped", "swapped-symbols", r"\frac{\theta_2(x-\theta_1m_2)}{1+\theta_1^2}"), W("theta1*(x+theta2*m2)/(1+theta1^2)", "sign", "sign-of-term"), W("theta1*(x-theta2*m2)/(1+theta1)", "square lost", "missing-square", r"\frac{\theta_1(x-\theta_2m_2)}{1+\theta_1}"),
    W("-theta1*(x-theta2*m2)/(1+theta1^2)", "whole sign", "whole-sign"),
], lhs="m_1")

exercise("P4.s1sq", "Optimal update of s1^2", "theta1:real:-2:2", "1/(1+theta1^2)", [
    R("(1 + θ₁²)⁻¹", r"s_1^2 = (1+\theta_1^2)^{-1}"), R("1 - theta1^2/(1+theta1^2)", r"1-\frac{\theta_1^2}{1+\theta_1^2}"), R("(theta1^2+1)/(1 + 2*theta1^2 + theta1^4)", r"\frac{\theta_1^2+1}{1+2\theta_1^2+\theta_1^4}"),
    W("1+theta1^2", "precision", "reciprocal", r"1+\theta_1^2"), W("1/theta1^2", "prior precision lost", "dropped-constant", r"\frac{1}{\theta_1^2}"), W("1/(1+theta1)", "square lost", "missing-square", r"\frac1{1+\theta_1}"), W("1/sqrt(1+theta1^2)", "standard deviation", "square", r"\frac{1}{\sqrt{1+\theta_1^2}}"), W("1/(1-theta1^2)", "sign", "sign-of-term"),
])

exercise("P4.fix", "Fixed point of the update of m1", P4, "theta1*x/(1+theta1^2+theta2^2)", [
    R("xθ₁/(1+θ₁²+θ₂²)", r"\frac{x\theta_1}{1+\theta_1^2+\theta_2^2}"), R("theta1*x*(1+theta2^2-theta2^2)/(theta1^2+theta2^2+1)"), R("theta1*x/((1+theta1^2)*(1+theta2^2) - theta1^2*theta2^2)", r"\frac{\theta_1x}{(1+\theta_1^2)(1+\theta_2^2)-\theta_1^2\theta_2^2}"),
    W("theta1*x/(1+theta1^2)", "ignored z2", "dropped-term", r"\frac{\theta_1x}{1+\theta_1^2}"), W("theta2*x/(1+theta1^2+theta2^2)", "the other mean", "index-mix-up", r"\frac{\theta_2x}{1+\theta_1^2+\theta_2^2}"), W("theta1*x/(1+theta1+theta2)", "squares lost", "missing-square"), W("theta1*x/((1+theta1^2)*(1+theta2^2))", "product", "other", r"\frac{\theta_1x}{(1+\theta_1^2)(1+\theta_2^2)}"),
    W("theta1*x*(1+theta1^2+theta2^2)", "precision", "reciprocal"),
])

exercise("P4.elbo", "ELBO of the mean-field family", P4 + " m1:real:-2:2 m2:real:-2:2 s1:positive:0.2:2 s2:positive:0.2:2",
         "-log(2*pi)/2 - ((x-theta1*m1-theta2*m2)^2 + theta1^2*s1^2 + theta2^2*s2^2)/2 - (m1^2+s1^2+m2^2+s2^2)/2 + log(s1) + log(s2) + 1", [
    R("1 + ln(s₁s₂) − ½ln(2π) − ½(m₁² + m₂² + (1+θ₁²)s₁² + (1+θ₂²)s₂² + (x−θ₁m₁−θ₂m₂)²)",
      r"1+\ln(s_1s_2)-\frac12\ln 2\pi-\frac12\left(m_1^2+m_2^2+(1+\theta_1^2)s_1^2+(1+\theta_2^2)s_2^2+(x-\theta_1m_1-\theta_2m_2)^2\right)"),
    R("-log(2 pi)/2 - (x-theta1 m1-theta2 m2)^2/2 - theta1^2 s1^2/2 - theta2^2 s2^2/2 + (1 + log(s1^2) - m1^2 - s1^2)/2 + (1 + log(s2^2) - m2^2 - s2^2)/2",
      r"-\frac{\log(2\pi)}{2}-\frac{(x-\theta_1m_1-\theta_2m_2)^2}{2}-\frac{\theta_1^2s_1^2}{2}-\frac{\theta_2^2s_2^2}{2}+\frac{1+\log s_1^2-m_1^2-s_1^2}{2}+\frac{1+\log s_2^2-m_2^2-s_2^2}{2}"),
    R("log(s1*s2*e/sqrt(2*pi)) - ((x-theta1*m1-theta2*m2)^2 + m1^2 + m2^2 + s1^2*(1+theta1^2) + s2^2*(1+theta2^2))/2"),
    W("-log(2*pi)/2 - ((x-theta1*m1-theta2*m2)^2)/2 - (m1^2+s1^2+m2^2+s2^2)/2 + log(s1) + log(s2) + 1", "variance of the likelihood lost", "dropped-term",
      r"-\frac12\log(2\pi)-\frac12(x-\theta_1m_1-\theta_2m_2)^2-\frac12(m_1^2+s_1^2+m_2^2+s_2^2)+\log s_1+\log s_2+1"),
    W("-log(2*pi)/2 - ((x-theta1*m1-theta2*m2)^2 + theta1^2*s1^2 + theta2^2*s2^2)/2 - (m1^2+s1^2+m2^2+s2^2)/2 - log(s1) - log(s2) + 1", "sign of the entropies", "sign-of-term"),
    W("-log(2*pi)/2 - ((x-theta1*m1-theta2*m2)^2 + theta1^2*s1^2 + theta2^2*s2^2)/2 - (m1^2+s1^2+m2^2+s2^2)/2 + log(s1) + log(s2)", "dropped 1", "dropped-constant"),
    W("-log(2*pi)/2 - ((x-theta1*m1-theta2*m2)^2 + theta1^2*s2^2 + theta2^2*s1^2)/2 - (m1^2+s1^2+m2^2+s2^2)/2 + log(s1) + log(s2) + 1", "variances swapped", "swapped-symbols"),
])

# ---- eq2415-09

VDM = {"alpha": r"\alpha_t", "abar1": r"\bar{\alpha}_{t-1}", "abar": r"\bar{\alpha}_t", "x0": "x_0", "xt": "x_t", "xp": "x_{t-1}"}
exercise("VDM.marginal", "Mean and variance of q(x_t|x_0)", "abar:probability x0:real:-2:2", {"mean": "sqrt(abar)*x0", "variance": "1-abar"}, [
    R({"mean": "√(abar) x0", "variance": "1 − abar"}, {"mean": r"\sqrt{\bar{\alpha}_t}x_0", "variance": r"1-\bar{\alpha}_t"}), R({"mean": "abar^(1/2)*x0", "variance": "-(abar-1)"}, {"mean": r"\bar{\alpha}_t^{1/2}x_0", "variance": r"-(\bar{\alpha}_t-1)"}),
    R({"mean": "x0*abar/sqrt(abar)", "variance": "(1-sqrt(abar))*(1+sqrt(abar))"}),
    W({"mean": "abar*x0", "variance": "1-abar"}, "square root lost", "missing-sqrt", {"mean": r"\bar{\alpha}_tx_0", "variance": r"1-\bar{\alpha}_t"}), W({"mean": "sqrt(abar)*x0", "variance": "sqrt(1-abar)"}, "standard deviation", "square"), W({"mean": "sqrt(1-abar)*x0", "variance": "abar"}, "signal and noise swapped", "other"),
], latex=VDM)

exercise("VDM.postmean", "Mean of q(x_{t-1}|x_t, x_0)", "alpha:probability abar1:probability x0:real:-2:2 xt:real:-2:2", "(sqrt(alpha)*(1-abar1)*xt + sqrt(abar1)*(1-alpha)*x0)/(1-alpha*abar1)", [
    R("(sqrt(alpha)*(1-abar1)*xt)/(1-alpha*abar1) + (sqrt(abar1)*(1-alpha)*x0)/(1-alpha*abar1)", r"\frac{\sqrt{\alpha_t}(1-\bar{\alpha}_{t-1})x_t+\sqrt{\bar{\alpha}_{t-1}}(1-\alpha_t)x_0}{1-\alpha_t\bar{\alpha}_{t-1}}"),
    R("(√(alpha)(1−abar1) xt + √(abar1)(1−alpha) x0)/(1 − alpha·abar1)", r"\frac{\sqrt{\alpha_t}(1-\bar{\alpha}_{t-1})}{1-\alpha_t\bar{\alpha}_{t-1}}x_t+\frac{\sqrt{\bar{\alpha}_{t-1}}(1-\alpha_t)}{1-\alpha_t\bar{\alpha}_{t-1}}x_0"),
    R("(1-alpha)*(1-abar1)/(1-alpha*abar1)*(sqrt(alpha)/(1-alpha)*xt + sqrt(abar1)/(1-abar1)*x0)"),
    W("(sqrt(alpha)*(1-abar1)*x0 + sqrt(abar1)*(1-alpha)*xt)/(1-alpha*abar1)", "x_0 and x_t swapped", "swapped-symbols", r"\frac{\sqrt{\alpha_t}(1-\bar{\alpha}_{t-1})x_0+\sqrt{\bar{\alpha}_{t-1}}(1-\alpha_t)x_t}{1-\alpha_t\bar{\alpha}_{t-1}}"),
    W("(sqrt(alpha)*(1-abar1)*xt - sqrt(abar1)*(1-alpha)*x0)/(1-alpha*abar1)", "sign", "sign-of-term", r"\frac{\sqrt{\alpha_t}(1-\bar{\alpha}_{t-1})x_t-\sqrt{\bar{\alpha}_{t-1}}(1-\alpha_t)x_0}{1-\alpha_t\bar{\alpha}_{t-1}}"),
    W("(alpha*(1-abar1)*xt + abar1*(1-alpha)*x0)/(1-alpha*abar1)", "square roots lost", "missing-sqrt"), W("sqrt(alpha)*(1-abar1)*xt + sqrt(abar1)*(1-alpha)*x0", "denominator lost", "dropped-factor"),
], latex=VDM)

exercise("VDM.postvar", "Variance of q(x_{t-1}|x_t, x_0)", "alpha:probability abar1:probability", "(1-alpha)*(1-abar1)/(1-alpha*abar1)", [
    R("1/(alpha/(1-alpha) + 1/(1-abar1))", r"\frac{1}{\frac{\alpha_t}{1-\alpha_t}+\frac{1}{1-\bar{\alpha}_{t-1}}}"), R("(1 - alpha - abar1 + alpha*abar1)/(1-alpha*abar1)", r"\frac{1-\alpha_t-\bar{\alpha}_{t-1}+\alpha_t\bar{\alpha}_{t-1}}{1-\alpha_t\bar{\alpha}_{t-1}}"),
    R("(1-abar1)/(1-alpha*abar1)*(1-alpha)", r"\frac{1-\bar{\alpha}_{t-1}}{1-\alpha_t\bar{\alpha}_{t-1}}(1-\alpha_t)"),
    W("(1-alpha)*(1-abar1)", "denominator lost", "dropped-factor", r"(1-\alpha_t)(1-\bar{\alpha}_{t-1})"), W("sqrt((1-alpha)*(1-abar1)/(1-alpha*abar1))", "standard deviation", "square", r"\sqrt{\frac{(1-\alpha_t)(1-\bar{\alpha}_{t-1})}{1-\alpha_t\bar{\alpha}_{t-1}}}"),
    W("(1-alpha*abar1)/((1-alpha)*(1-abar1))", "precision", "reciprocal", r"\frac{1-\alpha_t\bar{\alpha}_{t-1}}{(1-\alpha_t)(1-\bar{\alpha}_{t-1})}"), W("(1-alpha)*(1-abar1)/(1+alpha*abar1)", "sign", "sign-of-term"),
], latex=VDM)

exercise("VDM.trans", "Log density of the transition q(x_t|x_{t-1})", "alpha:probability xt:real:-2:2 xp:real:-2:2", "-log(2*pi*(1-alpha))/2 - (xt - sqrt(alpha)*xp)^2/(2*(1-alpha))", [
    R("-½ ln(2π) − ½ ln(1−alpha) − (xt − √(alpha) xp)²/(2(1−alpha))", r"-\frac12\ln(2\pi)-\frac12\ln(1-\alpha_t)-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2(1-\alpha_t)}"), R("log(normpdf(xt, sqrt(alpha)*xp, sqrt(1-alpha)))", r"\log\left(\frac{1}{\sqrt{2\pi(1-\alpha_t)}}\exp\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2(1-\alpha_t)}\right)\right)"),
    R("-(log(2*pi) + log1p(-alpha) + (xt^2 - 2*sqrt(alpha)*xt*xp + alpha*xp^2)/(1-alpha))/2"),
    W("-log(2*pi*(1-alpha))/2 - (xt - alpha*xp)^2/(2*(1-alpha))", "square root lost", "missing-sqrt", r"-\frac12\log(2\pi(1-\alpha_t))-\frac{(x_t-\alpha_tx_{t-1})^2}{2(1-\alpha_t)}"), W("-log(2*pi)/2 - (xt - sqrt(alpha)*xp)^2/(2*(1-alpha))", "normaliser incomplete", "dropped-term"),
    W("-log(2*pi*(1-alpha))/2 - (xp - sqrt(alpha)*xt)^2/(2*(1-alpha))", "x_t and x_{t-1} swapped", "swapped-symbols", r"-\frac12\log(2\pi(1-\alpha_t))-\frac{(x_{t-1}-\sqrt{\alpha_t}x_t)^2}{2(1-\alpha_t)}"), W("-log(2*pi*(1-alpha))/2 - (xt - sqrt(alpha)*xp)^2/(2*alpha)", "variance alpha", "other"),
    W("-log(2*pi*(1-alpha))/2 - (xt - sqrt(alpha)*xp)^2/(1-alpha)", "factor 1/2", "factor-of-term"),
], latex=VDM)

exercise("2.1.min", "Minimal KL(p||q1 q2) for a Gaussian with correlation rho", "rho:probability", "-log(1-rho^2)/2", [
    R("−½ ln(1−ρ²)", r"-\frac12\ln(1-\rho^2)"), R("log(1/sqrt(1-rho^2))", r"\log\frac{1}{\sqrt{1-\rho^2}}"), R("-(log(1-rho) + log(1+rho))/2", r"-\frac{\log(1-\rho)+\log(1+\rho)}{2}"), R("-log1p(-rho^2)/2"),
    W("log(1-rho^2)/2", "sign", "whole-sign", r"\frac12\log(1-\rho^2)"), W("-log(1-rho^2)", "factor 1/2", "factor-of-term", r"-\log(1-\rho^2)"), W("-log(1-rho)/2", "square lost", "missing-square", r"-\frac12\log(1-\rho)"), W("-log(1+rho^2)/2", "sign inside", "sign-of-term", r"-\frac12\log(1+\rho^2)"), W("-log2(1-rho^2)/2", "bits", "log-base"),
])

# ---- compress-08

exercise("8.2.entropy", "Entropy of a diagonal Gaussian", "D:integer:1:4 sigma:positivevector(D):0.3:2.5", "sum(i, 1, D, log(sigma[i])) + D/2*(1 + log(2*pi))", [
    R("D/2*ln(2πe) + sum(j,1,D,ln(sigma[j]))", r"\frac D2\ln(2\pi e)+\sum_{j=1}^D\ln\sigma_j"), R("log(prod(i,1,D,sigma[i]*sqrt(2*pi*e)))", r"\log\prod_{i=1}^{D}\sigma_i\sqrt{2\pi e}"), R("sum(i,1,D,(log(2*pi*sigma[i]^2) + 1)/2)", r"\sum_i\frac{\log(2\pi\sigma_i^2)+1}{2}"),
    R("sum(log(sigma)) + D*(1+log(2*pi))/2"),
    W("sum(i,1,D,log(sigma[i])) + D/2*log(2*pi)", "dropped D/2", "dropped-constant", r"\sum_{i=1}^{D}\log\sigma_i+\frac{D}{2}\log(2\pi)"), W("sum(i,1,D,log(sigma[i])) + 1/2*(1+log(2*pi))", "constant for D = 1", "wrong-constant", r"\sum_{i=1}^{D}\log\sigma_i+\frac{1}{2}(1+\log 2\pi)"),
    W("2*sum(i,1,D,log(sigma[i])) + D/2*(1+log(2*pi))", "log variance without 1/2", "factor-of-term", r"\sum_{i}\log\sigma_i^2+\frac D2(1+\log 2\pi)"), W("-sum(i,1,D,log(sigma[i])) - D/2*(1+log(2*pi))", "sign", "whole-sign"), W("sum(i,1,D,log2(sigma[i])) + D/2*(1+log(2*pi))", "bits", "log-base"),
], lhs=r"H_{Q_\phi}")

exercise("8.1c.bits", "Bits-back overhead KL(Q||P) in bits", "K:integer:2:5 q:simplex(K) p:simplex(K)", "sum(k, 1, K, q[k]*log2(q[k]/p[k]))", [
    R("sum(k,1,K,q[k]*log(q[k]/p[k]))/log(2)", r"\frac{1}{\log 2}\sum_{k=1}^Kq_k\log\frac{q_k}{p_k}"), R("sum(k,1,K,q[k]*(log2(q[k]) - log2(p[k])))", r"\sum_{k}q_k\left(\log_2q_k-\log_2p_k\right)"), R("-sum(i,1,K,q[i]*log2(p[i]/q[i]))", r"-\sum_{i=1}^Kq_i\log_2\frac{p_i}{q_i}"),
    W("sum(k,1,K,q[k]*log(q[k]/p[k]))", "nats", "log-base", r"\sum_{k=1}^Kq_k\ln\frac{q_k}{p_k}"), W("sum(k,1,K,p[k]*log2(p[k]/q[k]))", "reversed", "reversed-divergence", r"\sum_{k=1}^Kp_k\log_2\frac{p_k}{q_k}"), W("-sum(k,1,K,q[k]*log2(p[k]))", "cross entropy", "dropped-term", r"-\sum_kq_k\log_2p_k"), W("sum(k,1,K,q[k]*log2(p[k]/q[k]))", "sign", "whole-sign"),
])

PATH = "x:real:-3:3 mu:real:-2:2 sigma:positive:0.3:2 epsilon:real:-2:2"
exercise("8.2b.gmu", "Pathwise gradient by mu of log p(x,z) for p(z) = N(0,1), p(x|z) = N(z,1)", PATH, "x - 2*(mu + sigma*epsilon)", [
    R("x − 2μ − 2σε", r"x-2\mu-2\sigma\epsilon"), R("(x - mu - sigma*epsilon) - (mu + sigma*epsilon)", r"(x-\mu-\sigma\varepsilon)-(\mu+\sigma\varepsilon)"), R("-2*(mu + sigma*epsilon - x/2)", r"-2\left(\mu+\sigma\epsilon-\frac x2\right)"),
    W("x - (mu + sigma*epsilon)", "prior lost", "factor-of-term", r"x-(\mu+\sigma\epsilon)"), W("x - 2*mu", "noise lost", "dropped-term", r"x-2\mu"), W("-x + 2*(mu+sigma*epsilon)", "sign", "whole-sign", r"-x+2(\mu+\sigma\epsilon)"), W("epsilon*(x - 2*(mu + sigma*epsilon))", "derivative by sigma", "other-derivative", r"\epsilon\left(x-2(\mu+\sigma\epsilon)\right)"),
    W("x - 2*(mu + sigma^2*epsilon)", "variance for standard deviation", "square"),
])
exercise("8.2b.gsigma", "Pathwise gradient by sigma of the ELBO (entropy included)", PATH, "epsilon*(x - 2*(mu + sigma*epsilon)) + 1/sigma", [
    R("ε(x−2μ) − 2σε² + 1/σ", r"\epsilon(x-2\mu)-2\sigma\epsilon^2+\frac1\sigma"), R("(sigma*epsilon*x - 2*sigma*epsilon*mu - 2*sigma^2*epsilon^2 + 1)/sigma", r"\frac{\sigma\epsilon x-2\sigma\epsilon\mu-2\sigma^2\epsilon^2+1}{\sigma}"), R("sigma^-1 + epsilon*(x-mu-sigma*epsilon) - epsilon*(mu+sigma*epsilon)", r"\sigma^{-1}+\epsilon(x-\mu-\sigma\epsilon)-\epsilon(\mu+\sigma\epsilon)"),
    W("epsilon*(x - 2*(mu + sigma*epsilon))", "entropy lost", "dropped-term", r"\epsilon(x-2(\mu+\sigma\epsilon))"), W("epsilon*(x - 2*(mu + sigma*epsilon)) - 1/sigma", "sign of the entropy", "sign-of-term", r"\epsilon(x-2(\mu+\sigma\epsilon))-\frac1\sigma"), W("x - 2*(mu + sigma*epsilon) + 1/sigma", "chain rule", "dropped-factor", r"x-2(\mu+\sigma\epsilon)+\frac1\sigma"), W("epsilon*(x - 2*(mu + sigma*epsilon)) + sigma", "reciprocal", "reciprocal"),
])

exercise("8.2a.push", "T(eps) with eps ~ Normal(0, 1), z ~ Normal(mu, sigma^2)", "mu:real:-2:2 sigma:positive:0.3:2.5", "mu + sigma*epsilon", [
    R("μ + σε", r"\mu+\sigma\epsilon"), R("mu - sigma*epsilon", r"\mu-\sigma\epsilon"), R("sigma*(epsilon + mu/sigma)", r"\sigma\left(\epsilon+\frac\mu\sigma\right)"), R("mu + sigma*if(abs(epsilon) < 1, -epsilon, epsilon)"),
    W("mu + sigma^2*epsilon", "variance for standard deviation", "square", r"\mu+\sigma^2\epsilon"), W("mu*epsilon + sigma", "mean and scale swapped", "swapped-symbols", r"\mu\epsilon+\sigma"), W("sigma*epsilon", "mean lost", "dropped-term", r"\sigma\epsilon"), W("-mu + sigma*epsilon", "sign of the mean", "sign-of-term"), W("mu + sqrt(sigma)*epsilon", "square root", "square", r"\mu+\sqrt{\sigma}\,\epsilon"), W("mu + epsilon/sigma", "reciprocal", "reciprocal", r"\mu+\frac\epsilon\sigma"),
    W("mu + sigma*abs(epsilon)", "half of the line", "other", r"\mu+\sigma|\epsilon|"),
], pushes={"epsilon": "Normal(0, 1)"}, to="Normal(mu, sigma^2)")

exercise("push.uniform", "u ~ Uniform(0, 1) to Uniform(a, a + w)", "a:real:-2:2 w:positive:0.2:3", "a + w*u", [
    R("a + w u", r"a+wu"), R("a + w*(1-u)", r"a+w(1-u)"), R("a + w*abs(2*u-1)", r"a+w|2u-1|"), R("u*(a+w) + (1-u)*a", r"u(a+w)+(1-u)a"),
    W("a + u", "width lost", "dropped-factor", r"a+u"), W("w + a*u", "swapped", "swapped-symbols", r"w+au"), W("a - w*u", "left of a", "sign-of-term", r"a-wu"), W("a + w*u^2", "not uniform", "other", r"a+wu^2"), W("a + w*u/2", "half", "factor-of-term"),
], pushes={"u": "Uniform(0, 1)"}, to="Uniform(a, a + w)")

exercise("push.expunif", "eps ~ Exponential(lambda) to Uniform(0, 1)", "lambda:positive:0.3:3", "1 - exp(-lambda*epsilon)", [
    R("exp(-lambda*epsilon)", r"e^{-\lambda\epsilon}"), R("1 − e^(−λε)", r"1-e^{-\lambda\epsilon}"), R("-expm1(-lambda*epsilon)", r"1-\exp(-\lambda\epsilon)"), R("abs(1 - 2*exp(-lambda*epsilon))", r"\left|1-2e^{-\lambda\epsilon}\right|"),
    W("exp(-epsilon)", "rate lost", "dropped-factor", r"e^{-\epsilon}"), W("lambda*exp(-lambda*epsilon)", "density", "other-derivative", r"\lambda e^{-\lambda\epsilon}"), W("exp(-epsilon/lambda)", "scale", "reciprocal", r"e^{-\epsilon/\lambda}"), W("1 + exp(-lambda*epsilon)", "sign", "sign-of-term"), W("exp(-2*lambda*epsilon)", "factor", "factor-of-term"),
], pushes={"epsilon": "Exponential(lambda)"}, to="Uniform(0, 1)")

exercise("push.normunif", "eps ~ Normal(0, 1) to Uniform(0, 1)", "", "Phi(epsilon)", [
    R("normcdf(epsilon)", r"\Phi(\epsilon)"), R("1 - Phi(epsilon)", r"1-\Phi(\epsilon)"), R("(1 + erf(epsilon/sqrt(2)))/2", r"\frac{1+\operatorname{erf}(\epsilon/\sqrt{2})}{2}"), R("abs(2*Phi(epsilon) - 1)", r"|2\Phi(\epsilon)-1|"), R("erf(abs(epsilon)/sqrt(2))"),
    W("erf(epsilon)", "no scaling", "other", r"\operatorname{erf}(\epsilon)"), W("normpdf(epsilon)", "density", "other-derivative", r"\frac{1}{\sqrt{2\pi}}e^{-\frac12\epsilon^2}"), W("Phi(2*epsilon)", "factor", "factor-of-term", r"\Phi(2\epsilon)"), W("Phi(epsilon)/2", "half", "factor-of-term", r"\frac12\Phi(\epsilon)"), W("1/(1+exp(-epsilon))", "logistic", "other", r"\frac{1}{1+e^{-\epsilon}}"),
], pushes={"epsilon": "Normal(0, 1)"}, to="Uniform(0, 1)")

exercise("8.3b.alpha", "Variance-minimising alpha for g + alpha f, c = Cov(g, f), v = Var(f)", "c:real:-2:2 v:positive:0.3:3", "-c/v", [
    R("-c*v^-1", r"\alpha^* = -cv^{-1}"), R("-(2*c)/(2*v)", r"-\frac{2c}{2v}"), R("−(1/v)c", r"-\frac1vc"),
    W("c/v", "sign", "whole-sign", r"\frac cv"), W("-c/v^2", "squared", "square", r"-\frac{c}{v^2}"), W("-v/c", "upside down", "reciprocal", r"-\frac vc"), W("-c/(2*v)", "factor", "factor-of-term", r"-\frac{c}{2v}"), W("-c/sqrt(v)", "correlation", "missing-square", r"-\frac{c}{\sqrt{v}}"),
])

exercise("8.3.scorebern", "Score of Bernoulli(p) at z", "z:integer:0:1 p:probability", "(z-p)/(p*(1-p))", [
    R("z/p − (1−z)/(1−p)", r"\frac zp-\frac{1-z}{1-p}"), R("if(z=1, 1/p, -1/(1-p))", r"\begin{cases} \frac1p & \text{if } z = 1 \\ -\frac{1}{1-p} & \text{otherwise} \end{cases}"), R("(z-p)/(p-p^2)", r"\frac{z-p}{p-p^2}"),
    W("z/p + (1-z)/(1-p)", "sign", "sign-of-term", r"\frac zp+\frac{1-z}{1-p}"), W("(p-z)/(p*(1-p))", "whole sign", "whole-sign", r"\frac{p-z}{p(1-p)}"), W("z - p", "logit score", "dropped-factor", r"z-p"), W("z/(1-p) - (1-z)/p", "p and 1-p swapped", "other", r"\frac{z}{1-p}-\frac{1-z}{p}"), W("(z-p)/p", "denominator", "dropped-factor"), W("z*log(p) + (1-z)*log(1-p)", "log probability", "other-derivative"),
])

SCORE = "z:real:-3:3 mu:real:-2:2 sigma:positive:0.3:2.5"
exercise("8.3.scoremu", "Score of N(mu, sigma^2) by mu", SCORE, "(z-mu)/sigma^2", [
    R("(z−μ)/σ²", r"\frac{z-\mu}{\sigma^2}"), R("sigma^-2*(z-mu)", r"\sigma^{-2}(z-\mu)"), R("z/sigma^2 - mu/sigma^2", r"\frac{z}{\sigma^2}-\frac{\mu}{\sigma^2}"), R("-(mu-z)/(sigma*sigma)"),
    W("(mu-z)/sigma^2", "sign", "whole-sign", r"\frac{\mu-z}{\sigma^2}"), W("(z-mu)/sigma", "sigma for its square", "square", r"\frac{z-\mu}{\sigma}"), W("(z-mu)/(2*sigma^2)", "factor", "factor-of-term", r"\frac{z-\mu}{2\sigma^2}"), W("(z-mu)^2/sigma^2", "not differentiated", "other"), W("(z-mu)*sigma^2", "precision", "reciprocal"), W("((z-mu)^2-sigma^2)/sigma^3", "derivative by sigma", "other-derivative", r"\frac{(z-\mu)^2-\sigma^2}{\sigma^3}"),
])
exercise("8.3.scoresigma", "Score of N(mu, sigma^2) by sigma", SCORE, "(z-mu)^2/sigma^3 - 1/sigma", [
    R("((z−μ)² − σ²)/σ³", r"\frac{(z-\mu)^2-\sigma^2}{\sigma^3}"), R("(((z-mu)/sigma)^2 - 1)/sigma", r"\frac1\sigma\left(\left(\frac{z-\mu}{\sigma}\right)^2-1\right)"), R("-1/sigma + (z-mu)^2*sigma^-3", r"-\frac1\sigma+(z-\mu)^2\sigma^{-3}"), R("(z-mu-sigma)*(z-mu+sigma)/sigma^3"),
    W("(z-mu)^2/sigma^3", "normaliser lost", "dropped-term", r"\frac{(z-\mu)^2}{\sigma^3}"), W("(z-mu)^2/sigma^3 + 1/sigma", "sign", "sign-of-term", r"\frac{(z-\mu)^2}{\sigma^3}+\frac1\sigma"), W("(z-mu)^2/(2*sigma^3) - 1/sigma", "factor", "factor-of-term", r"\frac{(z-\mu)^2}{2\sigma^3}-\frac{1}{\sigma}"), W("(z-mu)^2/(2*sigma^4) - 1/(2*sigma^2)", "derivative by the variance", "other-derivative", r"\frac{(z-\mu)^2}{2\sigma^4}-\frac{1}{2\sigma^2}"),
    W("(z-mu)/sigma^3 - 1/sigma", "square lost", "missing-square"),
])
exercise("8.3.scoreexp", "Score of Exponential(phi) by phi", "z:positive:0.1:4 phi:positive:0.2:4", "1/phi - z", [
    R("φ⁻¹ − z", r"\phi^{-1}-z"), R("(1 - phi*z)/phi", r"\frac{1-\phi z}{\phi}"), R("-(z - 1/phi)", r"-\left(z-\frac1\phi\right)"),
    W("phi - z", "reciprocal", "reciprocal", r"\phi-z"), W("1/phi + z", "sign", "sign-of-term", r"\frac1\phi+z"), W("z - 1/phi", "whole sign", "whole-sign", r"z-\frac1\phi"), W("1/phi - phi*z", "not differentiated", "factor-of-term"), W("-phi", "derivative by z", "other-derivative", r"-\phi"), W("log(phi) - z", "log not differentiated", "other"),
])

# ---- hw2

LAGR = "l:probability p1:probability p2:probability q1:probability q2:probability"
LAMBDA = {"l": r"\lambda"}
exercise("P5.F", "F(theta, q) of a discrete latent variable, w = p(x, z)", "K:integer:2:5 q:simplex(K) w:positivevector(K):0.1:2", "sum(k, 1, K, q[k]*log(w[k]/q[k]))", [
    R("sum(k,1,K,q[k]*log(w[k])) - sum(k,1,K,q[k]*log(q[k]))", r"\sum_kq_k\log w_k-\sum_kq_k\log q_k"), R("-sum(k,1,K,q[k]*ln(q[k]/w[k]))", r"-\sum_{k=1}^{K}q_k\ln\frac{q_k}{w_k}"),
    R("log(sum(w)) - sum(k,1,K,q[k]*log(q[k]*sum(w)/w[k]))"),
    W("sum(k,1,K,q[k]*log(q[k]/w[k]))", "sign", "whole-sign", r"\sum_kq_k\log\frac{q_k}{w_k}"), W("sum(k,1,K,q[k]*log(w[k]))", "entropy lost", "dropped-term", r"\sum_{k=1}^Kq_k\log w_k"), W("sum(k,1,K,q[k]*log(w[k])) + sum(k,1,K,q[k]*log(q[k]))", "sign of the entropy", "sign-of-term", r"\sum_kq_k\log w_k+\sum_kq_k\log q_k"),
    W("log(sum(w))", "the evidence itself", "dropped-term", r"\log\sum_{k=1}^Kw_k"),
])

exercise("P6.1.ratio", "Log ratio of two Gaussian densities", "d:integer:1:4 x:vector(d) mu0:vector(d) Sigma0:spd(d) mu1:vector(d) Sigma1:spd(d)",
         "log(det(Sigma1)/det(Sigma0))/2 - (x-mu0)^T*inv(Sigma0)*(x-mu0)/2 + (x-mu1)^T*inv(Sigma1)*(x-mu1)/2", [
    R("1/2*(logdet(Sigma1) - logdet(Sigma0)) - 1/2*(x-mu0)^T*Sigma0^-1*(x-mu0) + 1/2*(x-mu1)^T*Sigma1^-1*(x-mu1)",
      r"\log \frac{|\Sigma_1|^{\frac{1}{2}}}{|\Sigma_0|^{\frac{1}{2}}} - \frac{1}{2} (x - \mu_0)^T \Sigma_0^{-1} (x - \mu_0) + \frac{1}{2} (x - \mu_1)^T \Sigma_1^{-1} (x - \mu_1)"),
    R("log(sqrt(|Sigma1|/|Sigma0|)) + (dot(x-mu1, solve(Sigma1, x-mu1)) - dot(x-mu0, solve(Sigma0, x-mu0)))/2", r"\log\sqrt{\frac{\det\Sigma_1}{\det\Sigma_0}}+\frac12\left[(x-\mu_1)^\top\Sigma_1^{-1}(x-\mu_1)-(x-\mu_0)^\top\Sigma_0^{-1}(x-\mu_0)\right]"),
    R("1/2*log(det(Sigma1)) - 1/2*log(det(Sigma0)) + tr(inv(Sigma1)*(x-mu1)*(x-mu1)')/2 - tr(inv(Sigma0)*(x-mu0)*(x-mu0)')/2"),
    W("log(det(Sigma0)/det(Sigma1))/2 - (x-mu0)^T*inv(Sigma0)*(x-mu0)/2 + (x-mu1)^T*inv(Sigma1)*(x-mu1)/2", "determinants swapped", "sign-of-term", r"\frac12\log\frac{|\Sigma_0|}{|\Sigma_1|}-\frac12(x-\mu_0)^T\Sigma_0^{-1}(x-\mu_0)+\frac12(x-\mu_1)^T\Sigma_1^{-1}(x-\mu_1)"),
    W("log(det(Sigma1)/det(Sigma0)) - (x-mu0)^T*inv(Sigma0)*(x-mu0)/2 + (x-mu1)^T*inv(Sigma1)*(x-mu1)/2", "factor 1/2 of the log", "factor-of-term", r"\log\frac{|\Sigma_1|}{|\Sigma_0|}-\frac12(x-\mu_0)^T\Sigma_0^{-1}(x-\mu_0)+\frac12(x-\mu_1)^T\Sigma_1^{-1}(x-\mu_1)"),
    W("log(det(Sigma1)/det(Sigma0))/2 - (x-mu0)^T*Sigma0*(x-mu0)/2 + (x-mu1)^T*Sigma1*(x-mu1)/2", "inverses forgotten", "inverse-missing", r"\frac12\log\frac{|\Sigma_1|}{|\Sigma_0|}-\frac12(x-\mu_0)^T\Sigma_0(x-\mu_0)+\frac12(x-\mu_1)^T\Sigma_1(x-\mu_1)"),
    W("-log(det(Sigma1)/det(Sigma0))/2 + (x-mu0)^T*inv(Sigma0)*(x-mu0)/2 - (x-mu1)^T*inv(Sigma1)*(x-mu1)/2", "ratio upside down", "whole-sign"),
])

exercise("P6.1.eq3", "E_N0[(x-mu1)^T Sigma1^-1 (x-mu1)]", NORMALS_FULL, "tr(inv(Sigma1)*Sigma0) + (mu0-mu1)^T*inv(Sigma1)*(mu0-mu1)", [
    R("trace(Sigma0*Sigma1^-1) + (mu1-mu0)'*inv(Sigma1)*(mu1-mu0)", r"\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)+(\mu_1-\mu_0)^\top\Sigma_1^{-1}(\mu_1-\mu_0)"), R("tr(inv(Sigma1)*(Sigma0 + (mu0-mu1)*(mu0-mu1)^T))", r"\mathrm{tr}\left(\Sigma_1^{-1}\left(\Sigma_0+(\mu_0-\mu_1)(\mu_0-\mu_1)^T\right)\right)"),
    R("tr(solve(Sigma1, Sigma0)) + dot(mu0-mu1, solve(Sigma1, mu0-mu1))", r"\text{tr}(\Sigma_0\Sigma_1^{-1})+(\mu_0-\mu_1)^{\top}\Sigma_1^{-1}(\mu_0-\mu_1)"),
    W("tr(inv(Sigma0)*Sigma1) + (mu0-mu1)^T*inv(Sigma1)*(mu0-mu1)", "inverse of the wrong one", "index-mix-up", r"\operatorname{tr}(\Sigma_0^{-1}\Sigma_1)+(\mu_0-\mu_1)^T\Sigma_1^{-1}(\mu_0-\mu_1)"), W("d + (mu0-mu1)^T*inv(Sigma1)*(mu0-mu1)", "trace taken as d", "other", r"d+(\mu_0-\mu_1)^T\Sigma_1^{-1}(\mu_0-\mu_1)"),
    W("tr(inv(Sigma1)*Sigma0)", "mean difference lost", "dropped-term", r"\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)"), W("tr(Sigma1*Sigma0) + (mu0-mu1)^T*Sigma1*(mu0-mu1)", "inverses forgotten", "inverse-missing", r"\operatorname{tr}(\Sigma_1\Sigma_0)+(\mu_0-\mu_1)^T\Sigma_1(\mu_0-\mu_1)"),
    W("tr(inv(Sigma1)*Sigma0) + (mu0+mu1)^T*inv(Sigma1)*(mu0+mu1)", "sign in the difference", "sign-of-term"), W("tr(inv(Sigma1)*Sigma0) - (mu0-mu1)^T*inv(Sigma1)*(mu0-mu1)", "sign of the quadratic form", "sign-of-term"),
])

exercise("P6.1.kl", "KL of two full-covariance Gaussians", NORMALS_FULL, "(log(det(Sigma1)/det(Sigma0)) - d + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2", [
    R("½(logdet(Sigma1) − logdet(Sigma0) − d + tr(Sigma1^-1*Sigma0) + (mu1-mu0)'*Sigma1^-1*(mu1-mu0))", r"\frac{1}{2} \left[ \log \frac{|\Sigma_1|}{|\Sigma_0|} - d + \text{tr}(\Sigma_1^{-1} \Sigma_0) + (\mu_1 - \mu_0)^T \Sigma_1^{-1} (\mu_1 - \mu_0) \right]"),
    R("log(det(Sigma1)/det(Sigma0))/2 + (tr(inv(Sigma1)*Sigma0) - d)/2 + dot(mu1-mu0, inv(Sigma1)*(mu1-mu0))/2", r"\tfrac12\ln\frac{\det\Sigma_1}{\det\Sigma_0}+\tfrac12\bigl(\operatorname{tr}(\Sigma_0\Sigma_1^{-1})-d\bigr)+\tfrac12(\mu_0-\mu_1)^\top\Sigma_1^{-1}(\mu_0-\mu_1)"),
    R("-1/2*logdet(inv(Sigma1)*Sigma0) + tr(inv(Sigma1)*Sigma0 - identity(d))/2 + (mu0-mu1)^T*solve(Sigma1, mu0-mu1)/2",
      r"-\frac12\log\left|\Sigma_1^{-1}\Sigma_0\right|+\frac{\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)-d}{2}+\frac{(\mu_0-\mu_1)^T\Sigma_1^{-1}(\mu_0-\mu_1)}{2}"),
    W("(log(det(Sigma0)/det(Sigma1)) - d + tr(inv(Sigma0)*Sigma1) + (mu1-mu0)^T*inv(Sigma0)*(mu1-mu0))/2", "reversed KL", "reversed-divergence", r"\frac12\left[\log\frac{|\Sigma_0|}{|\Sigma_1|}-d+\operatorname{tr}(\Sigma_0^{-1}\Sigma_1)+(\mu_1-\mu_0)^T\Sigma_0^{-1}(\mu_1-\mu_0)\right]"),
    W("(log(det(Sigma0)/det(Sigma1)) - d + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2", "determinants swapped", "sign-of-term", r"\frac12\left(\log\frac{|\Sigma_0|}{|\Sigma_1|}-d+\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)+(\mu_1-\mu_0)^T\Sigma_1^{-1}(\mu_1-\mu_0)\right)"),
    W("(log(det(Sigma1)/det(Sigma0)) + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2", "dropped -d", "dropped-term", r"\frac12\left(\log\frac{|\Sigma_1|}{|\Sigma_0|}+\operatorname{tr}(\Sigma_1^{-1}\Sigma_0)+(\mu_1-\mu_0)^T\Sigma_1^{-1}(\mu_1-\mu_0)\right)"),
    W("(log(det(Sigma1)/det(Sigma0)) - 1 + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0))/2", "1 for d", "other"),
    W("(log(det(Sigma1)/det(Sigma0)) - d + tr(Sigma1*Sigma0) + (mu1-mu0)^T*Sigma1*(mu1-mu0))/2", "inverses forgotten", "inverse-missing", r"\frac12\left(\log\frac{|\Sigma_1|}{|\Sigma_0|}-d+\operatorname{tr}(\Sigma_1\Sigma_0)+(\mu_1-\mu_0)^T\Sigma_1(\mu_1-\mu_0)\right)"),
    W("log(det(Sigma1)/det(Sigma0)) - d + tr(inv(Sigma1)*Sigma0) + (mu1-mu0)^T*inv(Sigma1)*(mu1-mu0)", "factor 1/2", "factor-of-term"),
], lhs=r"KL(N_0 \| N_1)")

exercise("P6.1.entropy", "Entropy of a full-covariance Gaussian", "d:integer:1:4 Sigma:spd(d)", "logdet(Sigma)/2 + d/2*(1 + log(2*pi))", [
    R("½ ln|Sigma| + d/2*ln(2πe)", r"\frac12\log|\Sigma|+\frac d2\log(2\pi e)"), R("log(sqrt(det(Sigma))) + d*(1+log(2*pi))/2", r"\log\sqrt{\det\Sigma}+\frac{d(1+\log 2\pi)}{2}"), R("logdet(2*pi*e*Sigma)/2", r"\frac12\log\det(2\pi e\Sigma)"), R("-logdet(inv(Sigma))/2 + d/2*log(2*pi*e)"),
    W("logdet(Sigma)/2 + d/2*log(2*pi)", "dropped d/2", "dropped-term", r"\frac12\log|\Sigma|+\frac d2\log 2\pi"), W("logdet(Sigma) + d/2*(1+log(2*pi))", "factor", "factor-of-term", r"\log|\Sigma|+\frac{d}{2}(1+\log 2\pi)"), W("logdet(Sigma)/2 + 1/2*(1+log(2*pi))", "1 for d", "wrong-constant", r"\frac12\log|\Sigma|+\frac12(1+\log 2\pi)"), W("-logdet(Sigma)/2 + d/2*(1+log(2*pi))", "inverse", "sign-of-term"),
    W("det(Sigma)/2 + d/2*(1+log(2*pi))", "log forgotten", "missing-log", r"\frac12\det(\Sigma)+\frac d2(1+\log 2\pi)"),
])

exercise("P6.1.logpdf", "Log density of a Gaussian", "d:integer:1:4 x:vector(d) mu:vector(d) Sigma:spd(d)", "-d/2*log(2*pi) - logdet(Sigma)/2 - (x-mu)^T*inv(Sigma)*(x-mu)/2", [
    R("-½(d ln(2π) + ln(det(Sigma)) + (x-mu)'*Sigma^-1*(x-mu))", r"-\frac{d}{2}\log(2\pi)-\frac12\log|\Sigma|-\frac12(x-\mu)^\top\Sigma^{-1}(x-\mu)"), R("-logdet(2*pi*Sigma)/2 - dot(x-mu, solve(Sigma, x-mu))/2", r"-\frac12\ln\det(2\pi\Sigma)-\frac12(\mathbf{x}-\boldsymbol{\mu})^T\Sigma^{-1}(\mathbf{x}-\boldsymbol{\mu})"),
    R("-1/2*(log((2*pi)^d*det(Sigma)) + x^T*inv(Sigma)*x - 2*mu^T*inv(Sigma)*x + mu^T*inv(Sigma)*mu)", r"-\frac12\left(\log\left((2\pi)^d|\Sigma|\right)+x^T\Sigma^{-1}x-2\mu^T\Sigma^{-1}x+\mu^T\Sigma^{-1}\mu\right)"),
    W("-d/2*log(2*pi) - logdet(Sigma)/2 - (x-mu)^T*Sigma*(x-mu)/2", "inverse forgotten", "inverse-missing", r"-\frac d2\log(2\pi)-\frac12\log|\Sigma|-\frac12(x-\mu)^T\Sigma(x-\mu)"), W("-d/2*log(2*pi) + logdet(Sigma)/2 - (x-mu)^T*inv(Sigma)*(x-mu)/2", "sign of the determinant", "sign-of-term", r"-\frac d2\log(2\pi)+\frac12\log|\Sigma|-\frac12(x-\mu)^T\Sigma^{-1}(x-\mu)"),
    W("-log(2*pi)/2 - logdet(Sigma)/2 - (x-mu)^T*inv(Sigma)*(x-mu)/2", "d lost", "dropped-factor"), W("-d/2*log(2*pi) - logdet(Sigma) - (x-mu)^T*inv(Sigma)*(x-mu)/2", "factor", "factor-of-term"), W("-d/2*log(2*pi) - logdet(Sigma)/2 - (x-mu)^T*inv(Sigma)*(x-mu)", "factor of the quadratic form", "factor-of-term", r"-\frac{d}{2}\log(2\pi)-\frac12\log|\Sigma|-(x-\mu)^T\Sigma^{-1}(x-\mu)"),
    W("-d/2*log(2*pi) - logdet(Sigma)/2", "quadratic form lost", "dropped-term"),
])

exercise("P6.1.gradmu", "Gradient of the Gaussian log density by mu", "d:integer:1:4 x:vector(d) mu:vector(d) Sigma:spd(d)", "inv(Sigma)*(x-mu)", [
    R("Sigma^-1*(x-mu)", r"\Sigma^{-1}(x-\mu)"), R("-solve(Sigma, mu-x)", r"-\Sigma^{-1}(\mu-x)"), R("inv(Sigma)*x - inv(Sigma)*mu", r"\nabla_\mu \log p = \Sigma^{-1}x-\Sigma^{-1}\mu"), R("((x-mu)^T*inv(Sigma))^T", r"\left((x-\mu)^T\Sigma^{-1}\right)^T"),
    W("-inv(Sigma)*(x-mu)", "sign", "whole-sign", r"-\Sigma^{-1}(x-\mu)"), W("Sigma*(x-mu)", "inverse forgotten", "inverse-missing", r"\Sigma(x-\mu)"), W("inv(Sigma)*(x+mu)", "sign of mu", "sign-of-term", r"\Sigma^{-1}(x+\mu)"), W("x - mu", "Sigma lost", "dropped-factor", r"x-\mu"), W("inv(Sigma)*(x-mu)/2", "factor", "factor-of-term", r"\frac12\Sigma^{-1}(x-\mu)"),
])

exercise("P3.vec", "Posterior mean for p(z) = N(0, I), p(x|z) = N(theta^T z, 1)", "d:integer:1:4 theta:vector(d) x:real:-3:3", "theta*x/(1 + theta^T*theta)", [
    R("x/(1+norm(theta)^2)*theta", r"\frac{x}{1+\|\theta\|^2}\theta"), R("inv(identity(d) + theta*theta^T)*theta*x", r"\frac{1}{1+\theta^T\theta}\,x\theta"), R("theta x/(1+dot(theta,theta))", r"\frac{\theta x}{1+\theta^\top\theta}"), R("x*theta*(1+sum(j,1,d,theta[j]^2))^-1", r"\frac{x\,\boldsymbol{\theta}}{1+\sum_{j=1}^{d}\theta_j^2}"),
    W("theta*x/(theta^T*theta)", "prior lost", "dropped-constant", r"\frac{\theta x}{\theta^T\theta}"), W("theta*x", "covariance lost", "dropped-factor", r"\theta x"), W("-theta*x/(1+theta^T*theta)", "sign", "whole-sign", r"-\frac{\theta x}{1+\theta^T\theta}"), W("theta*x/(1+norm(theta))", "square lost", "missing-square", r"\frac{\theta x}{1+\|\theta\|}"), W("theta*x*(1+theta^T*theta)", "precision", "reciprocal"),
])

exercise("P6.2.dF", "dF/dq1", LAGR, "-l*p1/q1 + l*(l*p1 + (1-l)*p2)/(l*q1 + (1-l)*q2)", [
    R("l*((l*p1+(1-l)*p2)/(l*q1+(1-l)*q2) - p1/q1)", r"\lambda\left(\frac{\lambda p_1+(1-\lambda)p_2}{\lambda q_1+(1-\lambda)q_2}-\frac{p_1}{q_1}\right)"), R("-l p1/q1 + l (p2 + l(p1-p2))/(q2 + l(q1-q2))", r"-\lambda\frac{p_1}{q_1}+\lambda\frac{p_2+\lambda(p_1-p_2)}{q_2+\lambda(q_1-q_2)}"),
    R("l*(1-l)*(p2*q1 - p1*q2)/(q1*(l*q1+(1-l)*q2))", r"\frac{\lambda(1-\lambda)(p_2q_1-p_1q_2)}{q_1(\lambda q_1+(1-\lambda)q_2)}"),
    W("-l*p1/q1 + (l*p1 + (1-l)*p2)/(l*q1 + (1-l)*q2)", "inner derivative forgotten (as the sheet prints it)", "dropped-factor", r"-\lambda p_1 \frac{1}{q_1} + (\lambda p_1 + (1 - \lambda) p_2) \frac{1}{\lambda q_1 + (1 - \lambda) q_2}"),
    W("l*p1/q1 - l*(l*p1 + (1-l)*p2)/(l*q1 + (1-l)*q2)", "sign", "whole-sign", r"\lambda\frac{p_1}{q_1}-\lambda\frac{\lambda p_1+(1-\lambda)p_2}{\lambda q_1+(1-\lambda)q_2}"), W("-l*p1/q1", "second term lost", "dropped-term", r"-\lambda\frac{p_1}{q_1}"), W("-(1-l)*p2/q2 + (1-l)*(l*p1+(1-l)*p2)/(l*q1+(1-l)*q2)", "derivative by q2", "other-derivative"),
    W("-l*p1/q1 - l*(l*p1 + (1-l)*p2)/(l*q1 + (1-l)*q2)", "sign of the second term", "sign-of-term"),
], latex=LAMBDA)

exercise("P6.2.F", "F(p1, p2, q1, q2)", LAGR, "l*p1*log(p1/q1) + (1-l)*p2*log(p2/q2) - (l*p1+(1-l)*p2)*log((l*p1+(1-l)*p2)/(l*q1+(1-l)*q2))", [
    R("l*p1*(log(p1)-log(q1)) + (1-l)*p2*(log(p2)-log(q2)) - (l*p1+(1-l)*p2)*(log(l*p1+(1-l)*p2) - log(l*q1+(1-l)*q2))",
      r"\lambda p_1 \log \frac{p_1}{q_1} + (1 - \lambda) p_2 \log \frac{p_2}{q_2} - (\lambda p_1 + (1 - \lambda) p_2) \log \frac{(\lambda p_1 + (1 - \lambda) p_2)}{\lambda q_1 + (1 - \lambda) q_2}"),
    R("l*p1*log(p1*(l*q1+(1-l)*q2)/(q1*(l*p1+(1-l)*p2))) + (1-l)*p2*log(p2*(l*q1+(1-l)*q2)/(q2*(l*p1+(1-l)*p2)))"), R("-l*p1*log(q1/p1) - (1-l)*p2*log(q2/p2) + (l*p1+(1-l)*p2)*log((l*q1+(1-l)*q2)/(l*p1+(1-l)*p2))"),
    W("l*p1*log(p1/q1) + (1-l)*p2*log(p2/q2) + (l*p1+(1-l)*p2)*log((l*p1+(1-l)*p2)/(l*q1+(1-l)*q2))", "sign", "sign-of-term", r"\lambda p_1\log\frac{p_1}{q_1}+(1-\lambda)p_2\log\frac{p_2}{q_2}+(\lambda p_1+(1-\lambda)p_2)\log\frac{\lambda p_1+(1-\lambda)p_2}{\lambda q_1+(1-\lambda)q_2}"),
    W("l*p1*log(p1/q1) + (1-l)*p2*log(p2/q2)", "mixture lost", "dropped-term", r"\lambda p_1\log\frac{p_1}{q_1}+(1-\lambda)p_2\log\frac{p_2}{q_2}"), W("l*p1*log(p1/q1) + (1-l)*p2*log(p2/q2) - log((l*p1+(1-l)*p2)/(l*q1+(1-l)*q2))", "weight lost", "dropped-factor"), W("l*p1*log(p1/q1) + (1-l)*p2*log(p2/q1) - (l*p1+(1-l)*p2)*log((l*p1+(1-l)*p2)/(l*q1+(1-l)*q2))", "q1 for q2", "index-mix-up"),
], latex=LAMBDA)

exercise("P7.2.1", "Reconstruction term of a Gaussian decoder", "x:real:-3:3 m:real:-2:2 s:positive:0.3:2.5", "-log(s) - (x-m)^2/(2*s^2)", [
    R("−ln s − (x−m)²/(2s²) + const", r"-\log s-\frac{(x-m)^2}{2s^2}+\text{const}"), R("log(normpdf(x, m, s))", r"\log\left(\frac{1}{\sqrt{2\pi}s}e^{-\frac{(x-m)^2}{2s^2}}\right)"), R("-(log(s^2) + ((x-m)/s)^2)/2 - log(2*pi)/2", r"-\frac12\left(\log s^2+\left(\frac{x-m}{s}\right)^2\right)-\frac12\log 2\pi"), R("log(1/s) - (x^2 - 2*x*m + m^2)/(2 s^2)"),
    W("-log(s) + (x-m)^2/(2*s^2)", "sign (as the sheet prints it)", "sign-of-term", r"-\log s+\frac{(x-m)^2}{2s^2}+\text{const}"), W("-(x-m)^2/(2*s^2)", "log s lost", "dropped-term", r"-\frac{(x-m)^2}{2s^2}"), W("-log(s) - (x-m)^2/(2*s)", "sigma for its square", "square", r"-\log s-\frac{(x-m)^2}{2s}"), W("-log(s) - (x-m)^2/s^2", "factor", "factor-of-term", r"-\log s-\frac{(x-m)^2}{s^2}"), W("-log(s) - (x-m)/(2*s^2)", "square lost", "missing-square"),
], equal="up to a constant in m, s")

exercise("P7.2.2", "KL of the discrete latent", "K:integer:2:5 q:simplex(K) w:simplex(K)", "sum(k, 1, K, q[k]*log(q[k]/w[k]))", [
    R("sum(k,1,K,q[k]*(ln(q[k]) - ln(w[k])))", r"\sum_{k=1}^K q_k\left(\ln q_k-\ln w_k\right)"), R("dot(q, log(q)) - dot(q, log(w))", r"\sum_kq_k\log q_k-\sum_kq_k\log w_k"), R("sum(q*log(q/w))", r"\sum_{j=1}^{K} q_j \log \frac{q_j}{w_j}"),
    W("sum(k,1,K,w[k]*log(w[k]/q[k]))", "reversed", "reversed-divergence", r"\sum_{k=1}^Kw_k\log\frac{w_k}{q_k}"), W("sum(k,1,K,q[k]*log(w[k]/q[k]))", "sign", "whole-sign", r"\sum_kq_k\log\frac{w_k}{q_k}"), W("sum(k,1,K,q[k]*log(q[k]))", "prior lost", "dropped-term", r"\sum_kq_k\log q_k"), W("sum(k,1,K,q[k]*q[k]/w[k])", "log forgotten", "missing-log"),
    W("sum(k,1,K,w[k]*log(q[k]/w[k]))", "weights of the prior", "swapped-symbols"),
])

exercise("P7.2.3", "Mixture density", "K:integer:2:5 u:real:-3:3 w:simplex(K) mu:vector(K) s:positivevector(K):0.3:2.5", "sum(k, 1, K, w[k]*exp(-(u-mu[k])^2/(2*s[k]^2))/(sqrt(2*pi)*s[k]))", [
    R("sum(k,1,K,w[k]*normpdf(u, mu[k], s[k]))", r"\sum_{k=1}^K w_k \frac{1}{\sqrt{2\pi}s_k} e^{-\frac{(u-\mu_k)^2}{2s_k^2}}"), R("1/sqrt(2*pi)*sum(k,1,K,w[k]/s[k]*exp(-((u-mu[k])/s[k])^2/2))", r"\frac{1}{\sqrt{2\pi}}\sum_{k=1}^{K}\frac{w_k}{s_k}\exp\left(-\frac12\left(\frac{u-\mu_k}{s_k}\right)^2\right)"), R("sum(k,1,K,exp(log(w[k]) - log(s[k]) - log(2*pi)/2 - (u-mu[k])^2/(2*s[k]^2)))"),
    W("sum(k,1,K,w[k]*exp(-(u-mu[k])^2/(2*s[k]^2)))", "normaliser lost", "dropped-factor", r"\sum_{k=1}^Kw_ke^{-\frac{(u-\mu_k)^2}{2s_k^2}}"), W("sum(k,1,K,normpdf(u, mu[k], s[k]))/K", "weights lost", "dropped-factor"), W("sum(k,1,K,w[k]*exp(-(u-mu[k])^2/(2*s[k]))/(sqrt(2*pi)*s[k]))", "sigma for its square", "square", r"\sum_{k}w_k\frac{1}{\sqrt{2\pi}s_k}e^{-\frac{(u-\mu_k)^2}{2s_k}}"), W("prod(k,1,K,normpdf(u, mu[k], s[k])^w[k])", "product of densities", "other"),
    W("sum(k,1,K,w[k]*exp(-(u+mu[k])^2/(2*s[k]^2))/(sqrt(2*pi)*s[k]))", "sign", "sign-of-term"),
])

MIX = "u:real:-3:3 m1:real:-2.5:2.5 s1:positive:0.3:2.5 m2:real:-2.5:2.5 s2:positive:0.3:2.5 w:probability"
exercise("P7.2.resp", "Responsibility of the first component", MIX, "w*normpdf(u, m1, s1)/(w*normpdf(u, m1, s1) + (1-w)*normpdf(u, m2, s2))", [
    R("sigmoid(log(w/(1-w)) + log(s2/s1) + (u-m2)^2/(2*s2^2) - (u-m1)^2/(2*s1^2))", r"\frac{\frac{w}{s_1}e^{-\frac{(u-m_1)^2}{2s_1^2}}}{\frac{w}{s_1}e^{-\frac{(u-m_1)^2}{2s_1^2}}+\frac{1-w}{s_2}e^{-\frac{(u-m_2)^2}{2s_2^2}}}"),
    R("1/(1 + (1-w)*s1/(w*s2)*exp((u-m1)^2/(2*s1^2) - (u-m2)^2/(2*s2^2)))", r"\frac{1}{1+\frac{(1-w)s_1}{w\,s_2}\exp\left(\frac{(u-m_1)^2}{2s_1^2}-\frac{(u-m_2)^2}{2s_2^2}\right)}"), R("1 - (1-w)*normpdf(u, m2, s2)/(w*normpdf(u, m1, s1) + (1-w)*normpdf(u, m2, s2))"),
    W("w*normpdf(u, m1, s1)", "not normalised", "dropped-factor"), W("(1-w)*normpdf(u, m2, s2)/(w*normpdf(u, m1, s1) + (1-w)*normpdf(u, m2, s2))", "the other component", "swapped-symbols"), W("1/(1 + (1-w)/w*exp((u-m1)^2/(2*s1^2) - (u-m2)^2/(2*s2^2)))", "normalisers lost", "dropped-factor", r"\frac{1}{1+\frac{1-w}{w}\exp\left(\frac{(u-m_1)^2}{2s_1^2}-\frac{(u-m_2)^2}{2s_2^2}\right)}"), W("1/(1 - (1-w)*s1/(w*s2)*exp((u-m1)^2/(2*s1^2) - (u-m2)^2/(2*s2^2)))", "sign", "sign-of-term"),
])

# ---- divergences beyond the sheets

exercise("KL-expo", "KL(Expo(l1)||Expo(l2)), rates", "l1:positive:0.3:4 l2:positive:0.3:4", "log(l1/l2) + l2/l1 - 1", [
    R("ln(λ₁) − ln(λ₂) + λ₂/λ₁ − 1".replace("λ₁", "l1").replace("λ₂", "l2"), r"\ln\lambda_1-\ln\lambda_2+\frac{\lambda_2}{\lambda_1}-1"), R("(l2-l1)/l1 - log(l2/l1)", r"\frac{\lambda_2-\lambda_1}{\lambda_1}-\log\frac{\lambda_2}{\lambda_1}"), R("l2/l1 + log(l1/(l2*e))", r"\frac{\lambda_2}{\lambda_1}+\log\frac{\lambda_1}{\lambda_2e}"),
    W("log(l2/l1) + l1/l2 - 1", "reversed", "reversed-divergence", r"\log\frac{\lambda_2}{\lambda_1}+\frac{\lambda_1}{\lambda_2}-1"), W("log(l1/l2) + l2/l1", "dropped -1", "dropped-constant", r"\log\frac{\lambda_1}{\lambda_2}+\frac{\lambda_2}{\lambda_1}"), W("log(l1/l2) + l1/l2 - 1", "ratio upside down", "reciprocal"), W("log(l1/l2) - l2/l1 - 1", "sign", "sign-of-term", r"\log\frac{\lambda_1}{\lambda_2}-\frac{\lambda_2}{\lambda_1}-1"), W("log10(l1/l2) + l2/l1 - 1", "decimal log", "log-base"),
], latex={"l1": r"\lambda_1", "l2": r"\lambda_2"})

exercise("KL-bern", "KL(Bernoulli(p)||Bernoulli(q))", "p:probability q:probability", "p*log(p/q) + (1-p)*log((1-p)/(1-q))", [
    R("p ln(p/q) + (1−p) ln((1−p)/(1−q))", r"p\ln\frac pq+(1-p)\ln\frac{1-p}{1-q}"), R("p*(logit(p) - logit(q)) + log((1-p)/(1-q))", r"p\left(\log\frac{p}{1-p}-\log\frac{q}{1-q}\right)+\log\frac{1-p}{1-q}"), R("p*log(p) - p*log(q) + (1-p)*(log1p(-p) - log1p(-q))"),
    W("q*log(q/p) + (1-q)*log((1-q)/(1-p))", "reversed", "reversed-divergence", r"q\log\frac qp+(1-q)\log\frac{1-q}{1-p}"), W("p*log(p/q)", "second outcome lost", "dropped-term", r"p\log\frac pq"), W("-p*log(q) - (1-p)*log(1-q)", "cross entropy", "dropped-term", r"-p\log q-(1-p)\log(1-q)"), W("p*log(p/q) - (1-p)*log((1-p)/(1-q))", "sign", "sign-of-term"), W("p*log2(p/q) + (1-p)*log2((1-p)/(1-q))", "bits", "log-base", r"p\log_2\frac{p}{q}+(1-p)\log_2\frac{1-p}{1-q}"),
])

exercise("KL-cat", "KL(Categorical(p)||Categorical(q))", "K:integer:2:5 p:simplex(K) q:simplex(K)", "sum(k, 1, K, p[k]*log(p[k]/q[k]))", [
    R("sum(j,1,K,p[j] ln(p[j])) - sum(j,1,K,p[j] ln(q[j]))", r"\sum_{j=1}^{K} p_j\ln p_j - \sum_{j=1}^{K} p_j\ln q_j"), R("-sum(k,1,K,p[k]*log(q[k]/p[k]))", r"-\sum_kp_k\log\frac{q_k}{p_k}"), R("sum(p*log(p) - p*log(q))", r"\sum_kp_k(\log p_k-\log q_k)"), R("p^T*log(p/q)"),
    W("sum(k,1,K,q[k]*log(q[k]/p[k]))", "reversed", "reversed-divergence", r"\sum_kq_k\log\frac{q_k}{p_k}"), W("sum(k,1,K,p[k]*log(q[k]/p[k]))", "sign", "whole-sign", r"\sum_{k=1}^Kp_k\log\frac{q_k}{p_k}"), W("sum(k,1,K,log(p[k]/q[k]))", "weights lost", "dropped-factor", r"\sum_{k}\log\frac{p_k}{q_k}"), W("sum(k,1,K,p[k]*p[k]/q[k])", "log forgotten", "missing-log"), W("sum(k,2,K,p[k]*log(p[k]/q[k]))", "first class lost", "dropped-term", r"\sum_{k=2}^{K}p_k\log\frac{p_k}{q_k}"),
])

exercise("KL-gamma", "KL(Gamma(a1, rate b1)||Gamma(a2, rate b2))", GAMMAS, "(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", [
    R("(a1-a2) digamma(a1) + ln(Gamma(a2)/Gamma(a1)) + a2 ln(b1/b2) + a1 (b2/b1 - 1)", r"(a_1-a_2)\psi(a_1)+\ln\frac{\Gamma(a_2)}{\Gamma(a_1)}+a_2\ln\frac{b_1}{b_2}+a_1\left(\frac{b_2}{b_1}-1\right)"),
    R("(a1-a2)*psi(a1) - lgamma(a1) + lgamma(a2) + a2*(log b1 - log b2) + a1*b2/b1 - a1", r"(a_1-a_2)\psi(a_1)-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2(\log b_1-\log b_2)+a_1\frac{b_2}{b_1}-a_1"),
    R("a1*digamma(a1) - a2*digamma(a1) - lgamma(a1+1) + log(a1) + lgamma(a2) - a2*log(b2/b1) - a1*(b1-b2)/b1"),
    W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b2/b1) + a1*(b1-b2)/b2", "rates read as scales", "reciprocal", r"(a_1-a_2)\psi(a_1)-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2\log\frac{b_2}{b_1}+a_1\frac{b_1-b_2}{b_2}"),
    W("(a1-a2)*digamma(a2) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", "digamma at a2", "index-mix-up", r"(a_1-a_2)\psi(a_2)-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2\log\frac{b_1}{b_2}+a_1\frac{b_2-b_1}{b_1}"),
    W("(a1-a2)*digamma(a1) - Gamma(a1) + Gamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", "log of Gamma lost", "missing-log", r"(a_1-a_2)\psi(a_1)-\Gamma(a_1)+\Gamma(a_2)+a_2\log\frac{b_1}{b_2}+a_1\frac{b_2-b_1}{b_1}"),
    W("(a2-a1)*digamma(a2) - lgamma(a2) + lgamma(a1) + a1*log(b2/b1) + a2*(b1-b2)/b2", "reversed", "reversed-divergence"), W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2)", "last term lost", "dropped-term"),
])

exercise("KL-gamma.da1", "Derivative by a1 of KL(Gamma(a1, b1)||Gamma(a2, b2))", GAMMAS, "(a1-a2)*trigamma(a1) + b2/b1 - 1", [
    R("(a1 - a2) trigamma(a1) + (b2-b1)/b1", r"(a_1-a_2)\psi_1(a_1)+\frac{b_2-b_1}{b_1}"), R("a1*trigamma(a1) - a2*trigamma(a1) - 1 + b2*b1^-1", r"a_1\psi'(a_1)-a_2\psi'(a_1)-1+b_2b_1^{-1}"), R("-(1 - b2/b1) - (a2-a1)*trigamma(a1)"),
    W("(a1-a2)*trigamma(a1) + digamma(a1) + b2/b1 - 1", "lgamma not differentiated", "other", r"(a_1-a_2)\psi'(a_1)+\psi(a_1)+\frac{b_2}{b_1}-1"), W("(a1-a2)*digamma(a1) + b2/b1 - 1", "digamma for trigamma", "other", r"(a_1-a_2)\psi(a_1)+\frac{b_2}{b_1}-1"), W("(a1-a2)*trigamma(a1) + b1/b2 - 1", "ratio upside down", "reciprocal"), W("(a1-a2)*trigamma(a1) + b2/b1", "dropped -1", "dropped-constant", r"(a_1-a_2)\psi_1(a_1)+\frac{b_2}{b_1}"),
])

SCALES = "a1:positive:0.5:6 c1:positive:0.3:4 a2:positive:0.5:6 c2:positive:0.3:4"
exercise("KL-gammascale", "KL(Gamma(a1, scale c1)||Gamma(a2, scale c2))", SCALES, "(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(c2/c1) + a1*(c1-c2)/c2", [
    R("(a1-a2) digamma(a1) + lgamma(a2) - lgamma(a1) + a2 ln c2 - a2 ln c1 + a1 c1/c2 - a1", r"(a_1-a_2)\psi(a_1)+\ln\Gamma(a_2)-\ln\Gamma(a_1)+a_2\ln c_2-a_2\ln c_1+\frac{a_1c_1}{c_2}-a_1"), R("log(Gamma(a2)/Gamma(a1)) + (a1-a2)*digamma(a1) - a2*log(c1/c2) + a1*(c1/c2-1)", r"\log\frac{\Gamma(a_2)}{\Gamma(a_1)}+(a_1-a_2)\psi(a_1)-a_2\log\frac{c_1}{c_2}+a_1\left(\frac{c_1}{c_2}-1\right)"), R("-(a2-a1)*digamma(a1) - (lgamma(a1) - lgamma(a2)) + a2*log(c2/c1) - a1*(c2-c1)/c2"),
    W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(c1/c2) + a1*(c2-c1)/c1", "scales read as rates", "reciprocal", r"(a_1-a_2)\psi(a_1)-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2\log\frac{c_1}{c_2}+a_1\frac{c_2-c_1}{c_1}"), W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a1*log(c2/c1) + a1*(c1-c2)/c2", "a1 in front of the log", "index-mix-up"), W("(a1-a2)*digamma(a1) + lgamma(a1) - lgamma(a2) + a2*log(c2/c1) + a1*(c1-c2)/c2", "sign of the log Gammas", "sign-of-term", r"(a_1-a_2)\psi(a_1)+\log\Gamma(a_1)-\log\Gamma(a_2)+a_2\log\frac{c_2}{c_1}+a_1\frac{c_1-c_2}{c_2}"), W("-lgamma(a1) + lgamma(a2) + a2*log(c2/c1) + a1*(c1-c2)/c2", "digamma term lost", "dropped-term"),
])

exercise("KL-beta", "KL(Beta(a1,b1)||Beta(a2,b2))", GAMMAS, "lbeta(a2,b2) - lbeta(a1,b1) + (a1-a2)*digamma(a1) + (b1-b2)*digamma(b1) + (a2-a1+b2-b1)*digamma(a1+b1)", [
    R("ln(Beta(a2,b2)/Beta(a1,b1)) + (a1−a2) digamma(a1) + (b1−b2) digamma(b1) + (a2−a1+b2−b1) digamma(a1+b1)", r"\ln\frac{B(a_2,b_2)}{B(a_1,b_1)}+(a_1-a_2)\psi(a_1)+(b_1-b_2)\psi(b_1)+(a_2-a_1+b_2-b_1)\psi(a_1+b_1)"),
    R("log(B(a2,b2)) - log(B(a1,b1)) + (a1-a2)*(psi(a1) - psi(a1+b1)) + (b1-b2)*(psi(b1) - psi(a1+b1))", r"\log B(a_2,b_2)-\log B(a_1,b_1)+(a_1-a_2)\left(\psi(a_1)-\psi(a_1+b_1)\right)+(b_1-b_2)\left(\psi(b_1)-\psi(a_1+b_1)\right)"),
    R("lgamma(a2)+lgamma(b2)-lgamma(a2+b2)-lgamma(a1)-lgamma(b1)+lgamma(a1+b1) + (a1-a2)*digamma(a1) + (b1-b2)*digamma(b1) - (a1-a2+b1-b2)*digamma(a1+b1)"),
    W("lbeta(a1,b1) - lbeta(a2,b2) + (a1-a2)*digamma(a1) + (b1-b2)*digamma(b1) + (a2-a1+b2-b1)*digamma(a1+b1)", "Beta ratio upside down", "sign-of-term", r"\log\frac{B(a_1,b_1)}{B(a_2,b_2)}+(a_1-a_2)\psi(a_1)+(b_1-b_2)\psi(b_1)+(a_2-a_1+b_2-b_1)\psi(a_1+b_1)"),
    W("lbeta(a2,b2) - lbeta(a1,b1) + (a1-a2)*digamma(a1) + (b1-b2)*digamma(b1)", "digamma of the sum lost", "dropped-term", r"\log B(a_2,b_2)-\log B(a_1,b_1)+(a_1-a_2)\psi(a_1)+(b_1-b_2)\psi(b_1)"), W("lbeta(a1,b1) - lbeta(a2,b2) + (a2-a1)*digamma(a2) + (b2-b1)*digamma(b2) + (a1-a2+b1-b2)*digamma(a2+b2)", "reversed", "reversed-divergence"), W("Beta(a2,b2) - Beta(a1,b1) + (a1-a2)*digamma(a1) + (b1-b2)*digamma(b1) + (a2-a1+b2-b1)*digamma(a1+b1)", "logs lost", "missing-log"),
])

exercise("KL-dirichlet", "KL(Dir(a)||Dir(b))", "K:integer:2:5 a:positivevector(K):0.4:4 b:positivevector(K):0.4:4", "lgamma(sum(k,1,K,a[k])) - lgamma(sum(k,1,K,b[k])) + sum(k,1,K,lgamma(b[k]) - lgamma(a[k]) + (a[k]-b[k])*(digamma(a[k]) - digamma(sum(j,1,K,a[j]))))", [
    R("lgamma(sum(a)) - lgamma(sum(b)) - sum(lgamma(a)) + sum(lgamma(b)) + sum((a-b)*(digamma(a) - digamma(sum(a))))", r"\log\Gamma\left(\sum_{k=1}^Ka_k\right)-\log\Gamma\left(\sum_{k=1}^Kb_k\right)+\sum_{k=1}^K\left(\log\Gamma(b_k)-\log\Gamma(a_k)+(a_k-b_k)\left(\psi(a_k)-\psi\left(\sum_{j=1}^Ka_j\right)\right)\right)"),
    R("log(Gamma(sum(a))/Gamma(sum(b))) + sum(k,1,K,log(Gamma(b[k])/Gamma(a[k]))) + sum(k,1,K,(a[k]-b[k])*(psi(a[k]) - psi(sum(a))))", r"\ln\frac{\Gamma\left(\sum_ka_k\right)}{\Gamma\left(\sum_kb_k\right)}+\sum_k\ln\frac{\Gamma(b_k)}{\Gamma(a_k)}+\sum_k(a_k-b_k)\left[\psi(a_k)-\psi\left(\sum_ja_j\right)\right]"),
    R("lgamma(sum(a)) - lgamma(sum(b)) + sum(k,1,K,lgamma(b[k]) - lgamma(a[k])) + sum(k,1,K,(a[k]-b[k])*digamma(a[k])) - (sum(a)-sum(b))*digamma(sum(a))"),
    W("lgamma(sum(a)) - lgamma(sum(b)) + sum(k,1,K,lgamma(b[k]) - lgamma(a[k]) + (a[k]-b[k])*digamma(a[k]))", "digamma of the sum lost", "dropped-term", r"\log\Gamma\left(\sum_ka_k\right)-\log\Gamma\left(\sum_kb_k\right)+\sum_k\left(\log\Gamma(b_k)-\log\Gamma(a_k)+(a_k-b_k)\psi(a_k)\right)"), W("sum(k,1,K,lgamma(b[k]) - lgamma(a[k]) + (a[k]-b[k])*(digamma(a[k]) - digamma(sum(a))))", "normalisers of the sums lost", "dropped-term"), W("lgamma(sum(b)) - lgamma(sum(a)) + sum(k,1,K,lgamma(a[k]) - lgamma(b[k]) + (b[k]-a[k])*(digamma(b[k]) - digamma(sum(b))))", "reversed", "reversed-divergence"), W("lgamma(sum(a)) - lgamma(sum(b)) + sum(k,1,K,lgamma(a[k]) - lgamma(b[k]) + (a[k]-b[k])*(digamma(a[k]) - digamma(sum(a))))", "sign of the log Gammas", "sign-of-term"),
])

exercise("KL-poisson", "KL(Poisson(l1)||Poisson(l2))", "l1:positive:0.3:5 l2:positive:0.3:5", "l1*log(l1/l2) + l2 - l1", [
    R("l1 ln(l1/l2) − l1 + l2", r"\lambda_1\ln\frac{\lambda_1}{\lambda_2}-\lambda_1+\lambda_2"), R("l2 - l1*(1 + log(l2) - log(l1))", r"\lambda_2-\lambda_1\left(1+\log\lambda_2-\log\lambda_1\right)"), R("l2 - l1 - l1*log(l2/l1)", r"\lambda_2-\lambda_1-\lambda_1\log\frac{\lambda_2}{\lambda_1}"),
    W("l2*log(l2/l1) + l1 - l2", "reversed", "reversed-divergence", r"\lambda_2\log\frac{\lambda_2}{\lambda_1}+\lambda_1-\lambda_2"), W("l1*log(l1/l2) + l1 - l2", "sign", "sign-of-term", r"\lambda_1\log\frac{\lambda_1}{\lambda_2}+\lambda_1-\lambda_2"), W("log(l1/l2) + l2 - l1", "factor lost", "dropped-factor", r"\log\frac{\lambda_1}{\lambda_2}+\lambda_2-\lambda_1"), W("l1*log(l1/l2)", "difference lost", "dropped-term"), W("l1*log2(l1/l2) + l2 - l1", "bits", "log-base"),
], latex={"l1": r"\lambda_1", "l2": r"\lambda_2"})

LAPLACE = "m1:real:-2:2 b1:positive:0.3:3 m2:real:-2:2 b2:positive:0.3:3"
exercise("KL-laplace", "KL(Laplace(m1,b1)||Laplace(m2,b2))", LAPLACE, "log(b2/b1) + (abs(m1-m2) + b1*exp(-abs(m1-m2)/b1))/b2 - 1", [
    R("ln b2 − ln b1 + |m1−m2|/b2 + b1/b2·exp(−|m1−m2|/b1) − 1", r"\ln\frac{b_2}{b_1}+\frac{|m_1-m_2|}{b_2}+\frac{b_1}{b_2}\exp\left(-\frac{|m_1-m_2|}{b_1}\right)-1"), R("log(b2/b1) + (b1*exp(-abs(m2-m1)/b1) + abs(m2-m1) - b2)/b2", r"\log\frac{b_2}{b_1}+\frac{b_1e^{-|m_2-m_1|/b_1}+|m_2-m_1|-b_2}{b_2}"), R("log(b2) - log(b1) - 1 + sqrt((m1-m2)^2)/b2 + b1/b2*exp(-sqrt((m1-m2)^2)/b1)"),
    W("log(b2/b1) + (m1-m2 + b1*exp(-(m1-m2)/b1))/b2 - 1", "absolute values lost", "other", r"\log\frac{b_2}{b_1}+\frac{m_1-m_2+b_1e^{-(m_1-m_2)/b_1}}{b_2}-1"), W("log(b2/b1) + (abs(m1-m2) + b1*exp(-abs(m1-m2)/b1))/b2", "dropped -1", "dropped-constant", r"\log\frac{b_2}{b_1}+\frac{|m_1-m_2|+b_1\exp\left(-\frac{|m_1-m_2|}{b_1}\right)}{b_2}"), W("log(b2/b1) + (abs(m1-m2) + b1*exp(abs(m1-m2)/b1))/b2 - 1", "sign in the exponent", "sign-of-term"), W("log(b2/b1) + (abs(m1-m2) + b1*exp(-abs(m1-m2)/b2))/b2 - 1", "b2 in the exponent", "index-mix-up", r"\log\frac{b_2}{b_1}+\frac{|m_1-m_2|+b_1e^{-|m_1-m_2|/b_2}}{b_2}-1"), W("log(b1/b2) + (abs(m1-m2) + b2*exp(-abs(m1-m2)/b2))/b1 - 1", "reversed", "reversed-divergence"),
])

exercise("KL-uniform", "KL(U(a1,b1)||U(a2,b2)), nested", "a1:real:-1.5:-0.2 b1:real:0.2:1.5 a2:real:-4:-1.6 b2:real:1.6:4", "log((b2-a2)/(b1-a1))", [
    R("ln(b2−a2) − ln(b1−a1)", r"\ln(b_2-a_2)-\ln(b_1-a_1)"), R("-log((b1-a1)/(b2-a2))", r"-\log\frac{b_1-a_1}{b_2-a_2}"), R("log((a2-b2)/(a1-b1))", r"\log\frac{a_2-b_2}{a_1-b_1}"),
    W("log((b1-a1)/(b2-a2))", "sign", "whole-sign", r"\log\frac{b_1-a_1}{b_2-a_2}"), W("(b2-a2)/(b1-a1)", "log forgotten", "missing-log", r"\frac{b_2-a_2}{b_1-a_1}"), W("log2((b2-a2)/(b1-a1))", "bits", "log-base", r"\log_2\frac{b_2-a_2}{b_1-a_1}"), W("log((b2-a1)/(b1-a2))", "a's swapped", "swapped-symbols"), W("log(b2-a2)", "second width lost", "dropped-term", r"\log(b_2-a_2)"), W("log((b2+a2)/(b1+a1))", "sign of the lower ends", "sign-of-term"),
], where=["a2 < a1", "b1 < b2"])

NL = "mu:real:-2:2 sigma:positive:0.3:2 m:real:-2:2 b:positive:0.3:3"
exercise("KL-normlap", "KL(N(mu,sigma^2)||Laplace(m,b))", NL, "log(2*b) - log(2*pi*e*sigma^2)/2 + (sigma*sqrt(2/pi)*exp(-(mu-m)^2/(2*sigma^2)) + (mu-m)*(1 - 2*Phi((m-mu)/sigma)))/b", [
    R("ln(2b) − ½ ln(2πeσ²) + (2σ normpdf((μ−m)/σ) + (μ−m) erf((μ−m)/(σ √2)))/b".replace("√2", "sqrt(2)"), r"\ln(2b)-\frac12\ln(2\pi e\sigma^2)+\frac{\sigma\sqrt{\frac2\pi}e^{-\frac{(\mu-m)^2}{2\sigma^2}}+(\mu-m)\left(1-2\Phi\left(\frac{m-\mu}{\sigma}\right)\right)}{b}"),
    R("log(2*b/sigma) - (1+log(2*pi))/2 + sigma/b*(2*normpdf((mu-m)/sigma) + (mu-m)/sigma*(2*Phi((mu-m)/sigma) - 1))"), R("log(b*sqrt(2/(pi*e))/sigma) + (sigma*sqrt(2/pi)*exp(-(mu-m)^2/(2*sigma^2)) + (mu-m)*erf((mu-m)/(sqrt(2)*sigma)))/b", r"\log\frac{b\sqrt{\frac{2}{\pi e}}}{\sigma}+\frac{\sigma\sqrt{\frac{2}{\pi}}e^{-\frac{(\mu-m)^2}{2\sigma^2}}+(\mu-m)\operatorname{erf}\left(\frac{\mu-m}{\sqrt{2}\sigma}\right)}{b}"),
    W("log(2*b) - log(2*pi*e*sigma^2)/2 + abs(mu-m)/b", "E|x-m| taken as |mu-m|", "other", r"\log(2b)-\frac12\log(2\pi e\sigma^2)+\frac{|\mu-m|}{b}"), W("log(2*b) + log(2*pi*e*sigma^2)/2 + (sigma*sqrt(2/pi)*exp(-(mu-m)^2/(2*sigma^2)) + (mu-m)*(1 - 2*Phi((m-mu)/sigma)))/b", "sign of the entropy", "sign-of-term"), W("log(b) - log(2*pi*e*sigma^2)/2 + (sigma*sqrt(2/pi)*exp(-(mu-m)^2/(2*sigma^2)) + (mu-m)*(1 - 2*Phi((m-mu)/sigma)))/b", "2 in the normaliser lost", "wrong-constant"), W("log(2*b) - log(2*pi*sigma^2)/2 + (sigma*sqrt(2/pi)*exp(-(mu-m)^2/(2*sigma^2)) + (mu-m)*(1 - 2*Phi((m-mu)/sigma)))/b", "e in the entropy lost", "dropped-constant"),
])

exercise("KL-lapnorm", "KL(Laplace(m,b)||N(mu,sigma^2))", NL, "log(2*pi*sigma^2)/2 + (2*b^2 + (m-mu)^2)/(2*sigma^2) - log(2*b) - 1", [
    R("½ ln(2πσ²) + (2b² + (m−μ)²)/(2σ²) − ln(2b) − 1", r"\frac12\ln(2\pi\sigma^2)+\frac{2b^2+(m-\mu)^2}{2\sigma^2}-\ln(2b)-1"), R("log(sigma*sqrt(2*pi)/(2*b*e)) + b^2/sigma^2 + (m-mu)^2/(2*sigma^2)", r"\log\frac{\sigma\sqrt{2\pi}}{2be}+\frac{b^2}{\sigma^2}+\frac{(m-\mu)^2}{2\sigma^2}"), R("log(sigma/b) + log(pi/2)/2 - 1 + (b/sigma)^2 + ((mu-m)/sigma)^2/2", r"\log\frac\sigma b+\frac12\log\frac\pi2-1+\left(\frac b\sigma\right)^2+\frac12\left(\frac{\mu-m}{\sigma}\right)^2"),
    W("log(2*pi*sigma^2)/2 + (b^2 + (m-mu)^2)/(2*sigma^2) - log(2*b) - 1", "variance b^2", "factor-of-term", r"\frac12\log(2\pi\sigma^2)+\frac{b^2+(m-\mu)^2}{2\sigma^2}-\log(2b)-1"), W("log(2*pi*sigma^2)/2 + (2*b^2 + (m-mu)^2)/(2*sigma^2) - log(2*b)", "dropped -1", "dropped-constant", r"\frac12\log(2\pi\sigma^2)+\frac{2b^2+(m-\mu)^2}{2\sigma^2}-\log(2b)"), W("log(2*pi*sigma^2)/2 + (2*b^2 + (m-mu)^2)/(2*sigma^2) + log(2*b) - 1", "sign", "sign-of-term"), W("log(2*pi*sigma)/2 + (2*b^2 + (m-mu)^2)/(2*sigma) - log(2*b) - 1", "sigma for its square", "square"), W("log(2*pi*sigma^2)/2 + (2*b + (m-mu)^2)/(2*sigma^2) - log(2*b) - 1", "b for its square", "missing-square"),
])

exercise("KL-geom", "KL(Geometric(p)||Geometric(q))", "p:probability q:probability", "log(p/q) + (1-p)/p*log((1-p)/(1-q))", [
    R("ln p − ln q + (1/p − 1)(ln(1−p) − ln(1−q))", r"\ln p-\ln q+\left(\frac1p-1\right)(\ln(1-p)-\ln(1-q))"), R("(p*log(p/q) + (1-p)*log((1-p)/(1-q)))/p", r"\frac{p\log\frac pq+(1-p)\log\frac{1-p}{1-q}}{p}"), R("log(p/q) - (1-p)/p*log((1-q)/(1-p))", r"\log\frac pq-\frac{1-p}{p}\log\frac{1-q}{1-p}"),
    W("log(p/q) + 1/p*log((1-p)/(1-q))", "mean 1/p instead of 1/p - 1", "other", r"\log\frac pq+\frac1p\log\frac{1-p}{1-q}"), W("log(q/p) + (1-q)/q*log((1-q)/(1-p))", "reversed", "reversed-divergence", r"\log\frac qp+\frac{1-q}{q}\log\frac{1-q}{1-p}"), W("log(p/q) + p/(1-p)*log((1-p)/(1-q))", "odds upside down", "reciprocal"), W("p*log(p/q) + (1-p)*log((1-p)/(1-q))", "Bernoulli instead", "dropped-factor", r"p\log\frac pq+(1-p)\log\frac{1-p}{1-q}"), W("log(p/q) - (1-p)/p*log((1-p)/(1-q))", "sign", "sign-of-term"),
])

exercise("KL-unifnorm", "KL(U(a,b)||N(mu,sigma^2))", "a:real:-3:-0.2 b:real:0.2:3 mu:real:-2:2 sigma:positive:0.3:2.5", "log(sigma*sqrt(2*pi)/(b-a)) + ((b-mu)^3 - (a-mu)^3)/(6*sigma^2*(b-a))", [
    R("½ ln(2πσ²) − ln(b−a) + ((b−μ)³ − (a−μ)³)/(6σ²(b−a))", r"\frac12\ln(2\pi\sigma^2)-\ln(b-a)+\frac{(b-\mu)^3-(a-\mu)^3}{6\sigma^2(b-a)}"), R("log(sigma) + log(2*pi)/2 - log(b-a) + ((b-a)^2/12 + ((a+b)/2-mu)^2)/(2*sigma^2)", r"\log\sigma+\frac12\log(2\pi)-\log(b-a)+\frac{\frac{(b-a)^2}{12}+\left(\frac{a+b}{2}-\mu\right)^2}{2\sigma^2}"), R("log(sigma*sqrt(2*pi)/(b-a)) + ((a^2+a*b+b^2)/3 - mu*(a+b) + mu^2)/(2*sigma^2)", r"\log\frac{\sigma\sqrt{2\pi}}{b-a}+\frac{\frac{a^2+ab+b^2}{3}-\mu(a+b)+\mu^2}{2\sigma^2}"),
    W("log(sigma*sqrt(2*pi)/(b-a)) + ((b-a)^2/12)/(2*sigma^2)", "mean difference lost", "dropped-term", r"\log\frac{\sigma\sqrt{2\pi}}{b-a}+\frac{(b-a)^2}{24\sigma^2}"), W("log(sigma*sqrt(2*pi)/(b-a)) + ((b-mu)^3 - (a-mu)^3)/(3*sigma^2*(b-a))", "factor 1/2", "factor-of-term", r"\log\frac{\sigma\sqrt{2\pi}}{b-a}+\frac{(b-\mu)^3-(a-\mu)^3}{3\sigma^2(b-a)}"), W("log(sigma*sqrt(2*pi)) + log(b-a) + ((b-mu)^3 - (a-mu)^3)/(6*sigma^2*(b-a))", "sign of the width", "sign-of-term"), W("log(sigma*sqrt(2*pi)/(b-a)) + ((b-mu)^3 + (a-mu)^3)/(6*sigma^2*(b-a))", "sign of the lower end", "sign-of-term"),
])

exercise("KL-gammaexpo", "KL(Gamma(a, rate b)||Expo(l))", "a:positive:0.5:6 b:positive:0.3:4 l:positive:0.3:4", "(a-1)*digamma(a) - lgamma(a) + log(b/l) + a*(l-b)/b", [
    R("(a−1) digamma(a) − ln(Gamma(a)) + ln b − ln l + a l/b − a", r"(a-1)\psi(a)-\ln\Gamma(a)+\ln b-\ln\lambda+\frac{a\lambda}{b}-a"), R("(a-1)*psi(a) + log(b/(l*Gamma(a))) + a*(l/b-1)", r"(a-1)\psi(a)+\log\frac{b}{\lambda\Gamma(a)}+a\left(\frac\lambda b-1\right)"), R("a*digamma(a) - digamma(a) - lgamma(a) - log(l/b) - a*(b-l)/b"),
    W("a*digamma(a) - lgamma(a) + log(b/l) + a*(l-b)/b", "a for a-1", "dropped-constant", r"a\psi(a)-\log\Gamma(a)+\log\frac b\lambda+\frac{a(\lambda-b)}{b}"), W("(a-1)*digamma(a) - lgamma(a) + log(l/b) + a*(l-b)/b", "ratio upside down", "sign-of-term", r"(a-1)\psi(a)-\log\Gamma(a)+\log\frac\lambda b+\frac{a(\lambda-b)}{b}"), W("(a-1)*digamma(a) - lgamma(a) + log(b/l) + a*l/b", "dropped -a", "dropped-term"), W("(a-1)*digamma(a) - Gamma(a) + log(b/l) + a*(l-b)/b", "log lost", "missing-log", r"(a-1)\psi(a)-\Gamma(a)+\log\frac b\lambda+\frac{a(\lambda-b)}{b}"), W("(a-1)*digamma(a) - lgamma(a) + log(b/l) + a*(b-l)/l", "scale for rate", "reciprocal"),
], latex={"l": r"\lambda"})

exercise("KL-lognormal", "KL(LogNormal(mu1,sigma1)||LogNormal(mu2,sigma2))", NORMALS, "log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", [
    R("ln(σ₂) − ln(σ₁) + σ₁²/(2σ₂²) + (μ₁−μ₂)²/(2σ₂²) − 0.5", r"\ln\sigma_2-\ln\sigma_1+\frac{\sigma_1^2}{2\sigma_2^2}+\frac{(\mu_1-\mu_2)^2}{2\sigma_2^2}-0.5"), R("((sigma1/sigma2)^2 - 1 - 2*log(sigma1/sigma2) + ((mu1-mu2)/sigma2)^2)/2", r"\frac{\left(\frac{\sigma_1}{\sigma_2}\right)^2-1-2\log\frac{\sigma_1}{\sigma_2}+\left(\frac{\mu_1-\mu_2}{\sigma_2}\right)^2}{2}"), R("log(sigma2) - log(sigma1) + (sigma1^2 - sigma2^2 + (mu2-mu1)^2)/(2*sigma2^2)", r"\log\sigma_2-\log\sigma_1+\frac{\sigma_1^2-\sigma_2^2+(\mu_2-\mu_1)^2}{2\sigma_2^2}"),
    W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma1^2) - 1/2", "sigma_1 in the denominator", "index-mix-up", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_1^2}-\frac12"), W("log(sigma2/sigma1) + (sigma1^2 - (mu1-mu2)^2)/(2*sigma2^2) - 1/2", "sign", "sign-of-term"), W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1", "constant", "wrong-constant", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-1"), W("sigma2/sigma1 + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", "log lost", "missing-log", r"\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12"),
])

exercise("KL-invgamma", "KL(InvGamma(a1,b1)||InvGamma(a2,b2))", GAMMAS, "(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", [
    R("(a1−a2) digamma(a1) + lgamma(a2) − lgamma(a1) + a2 ln b1 − a2 ln b2 + a1 b2/b1 − a1", r"(a_1-a_2)\psi(a_1)+\log\Gamma(a_2)-\log\Gamma(a_1)+a_2\log b_1-a_2\log b_2+\frac{a_1b_2}{b_1}-a_1"), R("lgamma(a2) - lgamma(a1) + a2*log(b1/b2) + a1*(b2/b1-1) - (a2-a1)*digamma(a1)", r"\ln\frac{\Gamma(a_2)}{\Gamma(a_1)}+a_2\ln\frac{b_1}{b_2}+a_1\left(\frac{b_2}{b_1}-1\right)-(a_2-a_1)\psi(a_1)"), R("(a1-a2)*digamma(a1) + log(Gamma(a2)*b1^a2/(Gamma(a1)*b2^a2)) + a1*(b2-b1)/b1"),
    W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a2*(b2-b1)/b1", "a2 in the last term", "index-mix-up", r"(a_1-a_2)\psi(a_1)-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2\log\frac{b_1}{b_2}+\frac{a_2(b_2-b_1)}{b_1}"), W("-(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", "sign of the digamma term", "sign-of-term"), W("(a1-a2)*log(a1) - lgamma(a1) + lgamma(a2) + a2*log(b1/b2) + a1*(b2-b1)/b1", "log for digamma", "other", r"(a_1-a_2)\log a_1-\log\Gamma(a_1)+\log\Gamma(a_2)+a_2\log\frac{b_1}{b_2}+a_1\frac{b_2-b_1}{b_1}"), W("(a1-a2)*digamma(a1) - lgamma(a1) + lgamma(a2) + log(b1/b2) + a1*(b2-b1)/b1", "a2 lost", "dropped-factor"),
])

exercise("KL-weibexpo", "KL(Weibull(shape k, scale c)||Expo(rate l))", "k:positive:0.6:4 c:positive:0.3:3 l:positive:0.3:3", "log(k/(c*l)) + (k-1)/k*digamma(1) + l*c*Gamma(1+1/k) - 1", [
    R("ln k − ln c − ln l + (1−1/k) digamma(1) + c l Gamma(1+1/k) − 1", r"\ln k-\ln c-\ln\lambda+\left(1-\frac1k\right)\psi(1)+c\lambda\Gamma\left(1+\frac1k\right)-1"), R("log(k) - log(c*l) + digamma(1) - digamma(1)/k + l*c/k*Gamma(1/k) - 1", r"\log k-\log(c\lambda)+\psi(1)-\frac{\psi(1)}{k}+\frac{\lambda c}{k}\Gamma\left(\frac1k\right)-1"), R("-log(c*l/k) - (1-k)/k*digamma(1) + l*c*exp(lgamma(1+1/k)) - 1"),
    W("log(k/(c*l)) + (k-1)*digamma(1) + l*c*Gamma(1+1/k) - 1", "1/k lost", "dropped-factor", r"\log\frac{k}{c\lambda}+(k-1)\psi(1)+\lambda c\,\Gamma\left(1+\frac1k\right)-1"), W("log(k/(c*l)) - (k-1)/k*digamma(1) + l*c*Gamma(1+1/k) - 1", "sign of Euler's constant", "sign-of-term"), W("log(k/(c*l)) + (k-1)/k*digamma(1) + l*c*Gamma(1+k) - 1", "reciprocal shape", "reciprocal", r"\log\frac{k}{c\lambda}+\frac{k-1}{k}\psi(1)+\lambda c\,\Gamma(1+k)-1"), W("log(k/(c*l)) + (k-1)/k*digamma(1) + l*c*Gamma(1+1/k)", "dropped -1", "dropped-constant", r"\log\frac{k}{c\lambda}+\frac{k-1}{k}\psi(1)+\lambda c\,\Gamma\left(1+\frac1k\right)"),
], latex={"l": r"\lambda"})
