"""Answers that are hard to judge: wrong ones that are nearly or almost everywhere right, and right ones that look wrong in double precision."""

EXERCISES = []
X, THETA, PHI = "x:real:-3:3", "theta:positive:0.2:4", "phi:positive:0.2:4"
NORMALS = "mu1:real:-2.5:2.5 sigma1:positive:0.3:2.5 mu2:real:-2.5:2.5 sigma2:positive:0.3:2.5"


def exercise(id, question, given, answer, answers, equal=None, latex=None, pushes=None, to=None):
    EXERCISES.append(dict(id=id, question=question, given=given, answer=answer, answers=answers, equal=equal, lhs=None,
                          latex=latex or {}, pushes=pushes, to=to, where=None))


def R(infix, latex=None, remark=None, rounded=False):
    return dict(right=True, infix=infix, latex=latex, remark=remark, rounded=rounded)


def W(infix, mistake, latex=None, code=None, at=None, rounded=False):
    return dict(right=False, infix=infix, latex=latex, mistake=mistake, code=code, at=at, rounded=rounded)


exercise("hard.kl-expo", "Right but at, or wrong but at, special values", f"{THETA} {PHI}", "log(phi/theta) + theta/phi - 1", [
    W("if(theta = 1, 0, log(phi/theta) + theta/phi - 1)", "differs at theta = 1 only", at={"theta": "1", "phi": "2"}),
    W("if(theta = phi, 1, log(phi/theta) + theta/phi - 1)", "differs at theta = phi only", at={"theta": "1.5", "phi": "1.5"}),
    W("if(phi = 2, log(theta), log(phi/theta) + theta/phi - 1)", "differs at phi = 2 only", at={"theta": "1.5", "phi": "2"}),
    W("log(phi) + theta/phi - 1", "agrees at theta = 1 only", code="dropped-term"),
    W("theta*log(phi/theta) + theta/phi - 1", "agrees at theta = 1 only", code="factor-of-term"),
    W("log(phi/theta) + phi/theta - 1 + (theta-phi)*(theta/phi-1)", "agrees at theta = phi only"),
    W("log(phi/theta) + theta/phi - 1 + (theta-1)*(theta-2)*(theta-3)*(phi-1)*(phi-2)/1000", "agrees at integers"),
    W("log(phi/theta) + theta/phi - 1 + sin(pi*theta)*sin(pi*phi)/100", "agrees at integers"),
    W("1.000001*(log(phi/theta) + theta/phi - 1)", "relative 1e-6"),
    W("1.000000001*log(phi/theta) + theta/phi - 1", "relative 1e-9"),
    W("log(phi/theta) + 0.999999999*theta/phi - 1", "relative 1e-9"),
    W("log(phi/theta) + theta/phi - 1.000000001", "absolute 1e-9"),
    W("log(phi/theta) + theta/phi - 1 + 10^-9*theta*phi", "absolute 1e-9", r"\log\frac\phi\theta+\frac\theta\phi-1+10^{-9}\theta\phi"),
    W("log(phi/theta) + theta/phi - 1 + max(0, theta - 3.99)", "differs for theta > 3.99 only", at={"theta": "3.999", "phi": "2"}),
    W("log(phi/theta) + theta/phi - 1 + max(0, 0.21 - phi)", "differs for phi < 0.21 only", at={"theta": "1", "phi": "0.2"}),
    W("if(theta > 3.9, 0, log(phi/theta) + theta/phi - 1)", "differs for theta > 3.9 only", at={"theta": "3.95", "phi": "2"}),
    W("log(phi/theta) + theta/phi - 1 + log(theta-1) - log(theta-1)", "undefined for theta <= 1"),
    W("log(phi/theta) + theta/phi - 1 + 0*log(phi - theta)", "undefined for phi <= theta"),
    W("log(phi/theta) + sqrt(theta-2)^2/phi + 2/phi - 1", "undefined for theta < 2"),
    W("log(phi/theta) + abs(theta-2)/phi + 2/phi - 1", "wrong for theta < 2", code="other"),
    R("-log1p(theta/phi - 1) + (theta-phi)/phi", r"-\log\left(1+\left(\frac{\theta}{\phi}-1\right)\right)+\frac{\theta-\phi}{\phi}"),
    R("log1p((phi-theta)/theta) + expm1(log(theta/phi))"),
    R("log(sqrt(phi^2)) - log(sqrt(theta^2)) + sqrt(theta^2/phi^2) - 1"),
    R("log(phi^20) - 19*log(phi) - log(theta) + theta/phi - 1"),
    R("log(exp(theta/phi)*phi/theta) - 1", r"\log\left(e^{\theta/\phi}\frac{\phi}{\theta}\right)-1"),
    R("(theta^2 - phi^2)/(phi*(theta+phi)) + log(phi/theta)"),
    R("log(phi/theta) + theta/phi - sin(theta)^2 - cos(theta)^2"),
    R("if(theta > phi, log(phi/theta) + theta/phi - 1, (theta-phi)/phi - log(theta/phi))"),
])

exercise("hard.special-dimension", "Right at D = 1 or D = 2 only", "D:integer:1:4 mu:vector(D) sigma:positivevector(D):0.3:2.5", "sum(j, 1, D, (sigma[j]^2 + mu[j]^2 - 1)/2 - log(sigma[j]))", [
    W("if(D = 2, 0, sum(j,1,D,(sigma[j]^2 + mu[j]^2 - 1)/2 - log(sigma[j])))", "differs at D = 2 only", at={"D": "2", "mu": ["1", "0.5"], "sigma": ["0.5", "2"]}),
    W("sum(j,1,D,(sigma[j]^2 + mu[j]^2)/2 - log(sigma[j])) - 1/2", "agrees at D = 1 only", code="wrong-constant"),
    W("sum(j,1,D,(sigma[j]^2 + mu[j]^2)/2 - log(sigma[j])) - 1", "agrees at D = 2 only", code="wrong-constant"),
    W("sum(j,1,D,(sigma[j]^2 + mu[j]^2)/2 - log(sigma[j])) - D^2/4", "agrees at D = 2 only"),
    W("sum(j,1,D,(sigma[j]^2 + mu[j]^2 - 1)/2 - log(sigma[j])) + (D-1)*(D-2)*(D-3)/10", "differs at D = 4 only", at={"D": "4"}),
    W("sum(j,1,min(D,3),(sigma[j]^2 + mu[j]^2 - 1)/2 - log(sigma[j]))", "differs at D = 4 only", latex=r"\sum_{j=1}^{\min(D,3)}\left(\frac{\sigma_j^2+\mu_j^2-1}{2}-\log\sigma_j\right)", at={"D": "4"}),
    W("(sigma[1]^2 + mu[1]^2 - 1)/2 - log(sigma[1])", "first component only", r"\frac{\sigma_1^2+\mu_1^2-1}{2}-\log\sigma_1"),
    R("sum(j,1,D,(sigma[j]^2 + mu[j]^2 - 1)/2) - log(prod(j,1,D,sigma[j]))"),
    R("(norm(mu)^2 + norm(sigma)^2)/2 - D/2 - sum(j,1,D,log(sigma[j]^2))/2"),
    R("sum(j,1,D,expm1(log(sigma[j]^2)) + mu[j]^2)/2 - sum(j,1,D,log(sigma[j]))"),
])

exercise("hard.gradient", "Gradient by mu, right where mu = m or not", "D:integer:1:4 mu:vector(D) m:vector(D)", "mu - m", [
    W("(mu - m)*norm(mu-m)^2", "agrees at mu = m only"), W("if(norm(mu-m) = 0, mu, mu - m)", "differs at mu = m only", at={"D": "2", "mu": ["1", "0.5"], "m": ["1", "0.5"]}),
    W("1.000001*mu - m", "relative 1e-6"), W("mu - m + 10^-9*m", "relative 1e-9", r"\mu-m+10^{-9}m"), W("sqrt((mu-m)^2)", "absolute values"),
    R("(mu + m) - 2*m"), R("mu*2 - m - mu"), R("log(exp(mu - m))", r"\log\left(\exp(\mu-m)\right)"),
])

exercise("hard.entropy", "Rounded constants", "sigma:positive:0.3:2.5", "log(sigma) + 1/2 + log(2*pi)/2", [
    R("log(sigma) + 0.5 + 0.919", remark="rounded", rounded=True), R("log(sigma) + 0.5 + 0.9189", remark="rounded", rounded=True), R("log(sigma) + 1/2 + 0.918939", remark="rounded", rounded=True),
    R("1.41894 + log(sigma)", remark="rounded", rounded=True), R("log(sigma) + 1.4189385332", remark="rounded", rounded=True),
    W("log(sigma) + 0.5 + 0.9190", "rounded wrongly (0.9189)", rounded=True), W("log(sigma) + 0.5 + 0.91893", "cut off, not rounded (0.91894)", rounded=True), W("log(sigma) + 0.5 + 0.918938", "rounded wrongly (0.918939)", rounded=True),
    W("log(sigma) + 1.419939", "digit wrong", rounded=True), W("log(sigma) + 1.4188", "rounded wrongly", rounded=True), W("log(sigma) + 1.4", "two digits only", code="wrong-constant"), W("log(sigma) + 0.5 + 0.92", "two digits only", code="wrong-constant"),
    W("1.0000*log(sigma)", "constant lost", code="dropped-constant"), W("0.999*log(sigma) + 0.5 + 0.9189", "a rounded coefficient of 1"), W("log(sigma) + 0.918939", "dropped 1/2", code="dropped-constant"), W("log(sigma) - 0.918939 + 0.5", "sign of the constant", code="sign-of-term"),
])

exercise("hard.bits", "Rounded factors", "p:probability", "-p*log2(p) - (1-p)*log2(1-p)", [
    R("-1.442695*(p*log(p) + (1-p)*log(1-p))", remark="rounded", rounded=True), R("-1.4427*(p*ln(p) + (1-p)*ln(1-p))", remark="rounded", rounded=True), R("-(p*log(p) + (1-p)*log1p(-p))/log(2)"), R("-(p*log(p) + (1-p)*log(1-p))*log2(e)"),
    W("-1.4426*(p*log(p) + (1-p)*log(1-p))", "rounded wrongly (1.4427)", rounded=True), W("-1.442696*(p*log(p) + (1-p)*log(1-p))", "rounded wrongly", rounded=True), W("-(p*log(p) + (1-p)*log(1-p))", "nats", code="log-base"), W("-0.693147*(p*log(p) + (1-p)*log(1-p))", "factor upside down", code="reciprocal"),
])

exercise("hard.conditioning", "Right but badly conditioned", f"{X} {THETA}", "(x - theta)^2/2", [
    R("(x^2 - 2*x*theta + theta^2)/2"), R("((x+theta)^2 - 4*x*theta)/2"), R("(10^8*(x-theta) - 10^8*x + 10^8*theta + (x-theta)^2)/2", r"\frac{10^8(x-\theta)-10^8x+10^8\theta+(x-\theta)^2}{2}"), R("x^2/2 + theta^2/2 - x*theta + 10^10 - 10^10", r"\frac{x^2}{2}+\frac{\theta^2}{2}-x\theta+10^{10}-10^{10}"),
    R("sqrt((x-theta)^4)/2"), R("log(exp((x-theta)^2))/2"), R("((x - theta + 1000)^2 - 1000000 - 2000*(x-theta))/2"), R("-log(exp(-(x-theta)^2/2))"), R("exp(800*x)*exp(-800*x)*(x-theta)^2/2"), R("(x-theta)^2*Gamma(200)/Gamma(199)/398"), R("exp(1000*theta + log((x-theta)^2/2) - 1000*theta)"),
    R("(x-theta)^2*exp(lgamma(500) - lgamma(499))/998"), R("(theta - x)^2*(exp(2000*theta)/exp(2000*theta))/2"), R("max(0, (x-theta)^2)/2"), R("abs(x-theta)^2/2"),
    W("(x - theta)^2/2 + 10^-7", "absolute 1e-7", r"\frac{(x-\theta)^2}{2}+10^{-7}"), W("(x - theta)^2/2*(1 + 10^-8)", "relative 1e-8", r"\frac{(x-\theta)^2}{2}(1+10^{-8})"), W("(x - theta)^2.000001/2", "not a square: undefined for x < theta", r"\frac{(x-\theta)^{2.000001}}{2}"), W("abs(x-theta)^2.00001/2", "exponent", r"\frac{|x-\theta|^{2.00001}}{2}"),
    W("(x - theta)^2/2 + max(0, x-2.99)", "differs for x > 2.99 only", at={"x": "2.999", "theta": "1"}), W("if(x > 2.9, 0, (x-theta)^2/2)", "differs for x > 2.9 only", at={"x": "2.95", "theta": "1"}), W("if(x < -2.99, 0, (x-theta)^2/2)", "differs for x < -2.99 only", at={"x": "-3", "theta": "1"}), W("(x-theta)^2/2 + exp(-1000*(x-1)^2)", "a narrow bump", at={"x": "1", "theta": "2"}),
    W("(x-theta)^2/2 + exp(-40*theta)", "differs near theta = 0.2 only", at={"x": "1", "theta": "0.2"}), W("if(x = 0, 1, (x-theta)^2/2)", "differs at x = 0 only", at={"x": "0", "theta": "2"}), W("abs(x)*abs(x)/2 - abs(x)*theta + theta^2/2", "wrong for x < 0"), W("exp(2*log(x-theta))/2", "undefined for x < theta"), W("sqrt(x-theta)^4/2", "undefined for x < theta"), W("(x-theta)^2/2 + log(x) - log(x)", "undefined for x <= 0"), W("(x^3-3*x^2*theta+3*x*theta^2-theta^3)^(2/3)/2", "undefined for x < theta"),
])

exercise("hard.loglik", "Sums of logs", "K:integer:2:5 a:positivevector(K):0.4:4", "sum(k, 1, K, log(a[k]))", [
    R("log(prod(k,1,K,a[k]))"), R("sum(k,1,K,log(a[k]^2))/2"), R("log(prod(k,1,K,10^30*a[k])) - 30*K*log(10)", r"\log\prod_{k=1}^{K}10^{30}a_k-30K\log 10"), R("sum(k,1,K,log1p(a[k]-1))"), R("-log(prod(k,1,K,1/a[k]))"), R("sum(k,1,K,sqrt(log(a[k])^2)*if(a[k] > 1, 1, -1))"), R("log(sqrt(prod(k,1,K,a[k]^2)))"), R("sum(log(a))"),
    W("log(sum(k,1,K,a[k]))", "log of the sum"), W("sum(k,1,K,abs(log(a[k])))", "wrong for a < 1"), W("sum(k,1,K,log(a[k]-0.3)) - sum(k,1,K,log(1-0.3/a[k])) + 10^-9", "absolute 1e-9", r"\sum_{k=1}^K\log a_k+10^{-9}"), W("sum(k,1,K,log(max(a[k], 0.41)))", "differs for a < 0.41 only", at={"K": "2", "a": ["0.4", "1"]}), W("sum(k,1,K-1,log(a[k]))", "last term lost"), W("K*log(sum(k,1,K,a[k])/K)", "agrees for equal a only"), W("sum(k,1,K,log(a[k]))*K/(K + 10^-6)", "relative 1e-6", r"\frac{K}{K+10^{-6}}\sum_{k=1}^K\log a_k"),
])

exercise("hard.gamma", "Special functions with large arguments", "a:positive:0.5:6 b:positive:0.3:4", "digamma(a) - log(b)", [
    R("digamma(a+1) - 1/a - log(b)"), R("digamma(a+2) - 1/(a*(a+1)) - 1/a*0 - (1/a + 1/(a+1)) + 1/(a*(a+1)) - log(b)"), R("log(Gamma(200)/Gamma(199)) - log(199*b) + digamma(a)"), R("log(exp(digamma(a))/b)"), R("digamma(a) + lgamma(b) - lgamma(b+1)"), R("digamma(a) + log(Gamma(b)/Gamma(b+1))"), R("digamma(a) - lgamma(150 + b) + lgamma(150+b) - log(b)"),
    W("log(a) - 1/(2*a) - log(b)", "asymptotic series"), W("log(a) - 1/(2*a) - 1/(12*a^2) + 1/(120*a^4) - 1/(252*a^6) - log(b)", "asymptotic series, longer"), W("digamma(a + 10^-8) - log(b)", "shift by 1e-8", r"\psi(a+10^{-8})-\log b"), W("digamma(a) - log(b)*1.0000001", "relative 1e-7"), W("digamma(a+10) - 1/a - 1/(a+1) - 1/(a+2) - 1/(a+3) - 1/(a+4) - 1/(a+5) - 1/(a+6) - 1/(a+7) - 1/(a+8) - log(b)", "recurrence one term short"),
])

exercise("hard.support", "Indicators and edges of the support", "z:real:-2:4 theta:positive:0.2:4", "theta*exp(-theta*z)*indicator(z > 0)", [
    R("if(z > 0, theta*exp(-theta*z), 0)"), R("if(z <= 0, 0, theta*exp(-theta*z))"), R("theta*exp(-theta*max(z, 0))*indicator(z > 0)"), R("theta*exp(-theta*abs(z))*indicator(0 < z)"), R("theta*exp(-theta*z)*(1 - indicator(z <= 0))"),
    W("theta*exp(-theta*z)", "support forgotten", code="dropped-factor"), W("theta*exp(-theta*abs(z))", "both sides", code="other"), W("theta*exp(-theta*z)*indicator(z > 0.01)", "edge at 0.01", at={"z": "0.005", "theta": "1"}), W("theta*exp(-theta*z)*indicator(z > 0)*indicator(z < 3.95)", "cut off at 3.95", at={"z": "3.99", "theta": "0.3"}), W("theta*exp(-theta*z)*indicator(z < 0)", "wrong side", code="other"), W("exp(log(theta) - theta*z)*sqrt(z)^2/z", "undefined for z <= 0"), W("theta*exp(-theta*z)*indicator(z > -1)", "edge at -1"),
])

exercise("hard.constant", "Up to a constant in phi only", f"{X} {THETA} {PHI}", "-1/phi^2 + (x-theta)/phi - log(phi)", [
    R("-1/phi^2 + (x-theta)/phi - log(phi) + log(theta) - x^2/2"), R("-1/phi^2 + (x-theta)/phi - log(phi/theta) + 10^6*x", r"-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}-\log\frac\phi\theta+10^6x"), R("-1/phi^2 + (x-theta)/phi - log(phi) + exp(3*theta)"), R("-(1/phi - (x-theta)/2)^2 - log(phi)"), R("-1/phi^2 + (x-theta)/phi - log(1000*phi)"),
    W("-1/phi^2 + (x-theta)/phi - log(phi) + 10^-6*phi", "depends on phi a little", r"-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}-\log\phi+10^{-6}\phi"), W("-1/phi^2 + (x-theta)/phi - log(phi) + max(0, phi-3.95)", "depends on phi at the edge", at={"x": "1", "theta": "1", "phi": "3.99"}), W("-1/phi^2 + (x-theta)/phi - log(phi) + if(phi = 1, 1, 0)", "differs at phi = 1 only", at={"x": "1", "theta": "1", "phi": "1"}), W("-1/phi^2 + x/phi - log(phi)", "theta/phi taken for a constant", code="dropped-term"), W("-1/phi^2 + (x-theta)/phi", "log phi taken for a constant", code="dropped-term"), W("-1/phi^2 + (x-theta)/phi - log(phi) + log(x) - log(phi)*10^-9", "undefined for x <= 0", r"-\frac{1}{\phi^2}+\frac{x-\theta}{\phi}-\log\phi+\log x-10^{-9}\log\phi"),
], equal="up to a constant in phi")

exercise("hard.factor", "Up to a factor in z only", "x:real:-3:3 z:real:-2:4 theta:positive:0.2:4", "exp(-z^2/2 + (x-theta)*z)", [
    R("exp(-(z - x + theta)^2/2)"), R("10^200*exp(-z^2/2 + (x-theta)*z)", r"10^{200}\exp\left(-\frac{z^2}{2}+(x-\theta)z\right)"), R("exp(-z^2/2 + (x-theta)*z - 900)", r"e^{-900}e^{-\frac{z^2}{2}+(x-\theta)z}"), R("exp(-z^2/2)*exp(x*z)*exp(-theta*z)*exp(x^3)"), R("1/exp(z^2/2 - (x-theta)*z)"),
    W("-exp(-z^2/2 + (x-theta)*z)", "a negative factor", code="whole-sign"), W("x*exp(-z^2/2 + (x-theta)*z)", "a factor that changes its sign", code="other"), W("exp(-z^2/2 + (x-theta)*z) + 10^-3", "an added constant", r"\exp\left(-\frac{z^2}{2}+(x-\theta)z\right)+10^{-3}"), W("exp(-0.500001*z^2 + (x-theta)*z)", "relative 2e-6"), W("exp(-z^2/2 + x*z)", "theta lost", code="dropped-term"), W("exp(-abs(z)*z/2 + (x-theta)*z)", "wrong for z < 0"), W("0*exp(-z^2/2 + (x-theta)*z)", "zero"),
], equal="up to a factor in z")

exercise("hard.push", "Transformations that are nearly right", PHI, "-log(1-u)/phi", [
    R("-log(if(u < 1/2, 1 - 2*u, 2*u - 1))/phi"), R("-log(if(u < 1/3, 1 - u, if(u < 2/3, u - 1/3, u - 1/3)))/phi"), R("-log(abs(3*u - floor(3*u)))/phi", r"-\frac{\log u}{\phi}"), R("log1p(u/(1-u))/phi"), R("-(log(1-u^2) - log(1+u))/phi"),
    W("-log(1 - 0.98*u)/phi", "the tail is missing"), W("-log(1-u)/phi + 0.02", "shifted"), W("-log(1-u^1.05)/phi", "nearly uniform", r"-\frac{\log(1-u^{1.05})}{\phi}"), W("-log(1-u)/(1.04*phi)", "rate off by 4 percent"), W("if(u > 0.95, 0, -log(1-u)/phi)", "the tail folded to 0"), W("-log((1-u)*u*4)/phi", "not uniform inside"), W("-log(1-u)/phi^1.2", "agrees at phi = 1 only", r"-\frac{\log(1-u)}{\phi^{1.2}}"),
], pushes={"u": "Uniform(0, 1)"}, to="Exponential(phi)")

exercise("hard.spd", "Matrices", "d:integer:1:4 Sigma:spd(d) mu:vector(d)", "logdet(Sigma) + mu^T*inv(Sigma)*mu", [
    R("-logdet(inv(Sigma)) + dot(mu, solve(Sigma, mu))"), R("2*log(sqrt(det(Sigma))) + tr(inv(Sigma)*mu*mu^T)"), R("log(det(Sigma)) + mu^T*inv(Sigma)*Sigma*inv(Sigma)*mu"), R("logdet(1000000*Sigma) - d*log(1000000) + mu^T*inv(Sigma)*mu"), R("logdet(Sigma + mu*mu^T) - log(1 + mu^T*inv(Sigma)*mu) + mu^T*inv(Sigma)*mu"),
    W("log(tr(Sigma)) + mu^T*inv(Sigma)*mu", "agrees at d = 1 only", code="other"), W("logdet(Sigma) + mu^T*mu/tr(Sigma)", "agrees at d = 1 only"), W("logdet(Sigma) + 1.000001*mu^T*inv(Sigma)*mu", "relative 1e-6"), W("logdet(Sigma) + mu^T*Sigma*mu", "inverse forgotten", code="inverse-missing"), W("if(d = 2, 0, logdet(Sigma) + mu^T*inv(Sigma)*mu)", "differs at d = 2 only", at={"d": "2"}), W("logdet(inv(Sigma)) + mu^T*inv(Sigma)*mu", "inverse in the determinant", code="sign-of-term"),
])

exercise("hard.normal", "KL of Gaussians at special values", NORMALS, "log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2", [
    W("if(mu1 = mu2, 0, log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2)", "differs at mu1 = mu2 only", at={"mu1": "1", "mu2": "1", "sigma1": "1", "sigma2": "2"}), W("if(sigma1 = sigma2, 0, log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2)", "differs at equal deviations only", at={"mu1": "1", "mu2": "0", "sigma1": "1", "sigma2": "1"}),
    W("log(sigma2/sigma1) + sigma1^2/(2*sigma2^2) + (mu1-mu2)^2/2 - 1/2", "agrees at sigma2 = 1 only", code="dropped-factor"), W("(mu1-mu2)^2/(2*sigma2^2)", "agrees at equal deviations only", code="dropped-term"), W("log(sigma2/sigma1) + (sigma1^2 + (abs(mu1)-abs(mu2))^2)/(2*sigma2^2) - 1/2", "wrong for means of different sign"), W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2 + 10^-8*mu1", "1e-8", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12+10^{-8}\mu_1"),
    W("log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2 + 10^-7) - 1/2", "regularised", r"\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2+10^{-7}}-\frac12"), W("max(0, log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 0.5000001)", "rounded constant, wrongly"),
    R("max(0, log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2)", remark="a KL is never negative"), R("abs(log(sigma2/sigma1) + (sigma1^2 + (mu1-mu2)^2)/(2*sigma2^2) - 1/2)", remark="a KL is never negative"), R("-log1p(sigma1/sigma2 - 1) + ((sigma1-sigma2)*(sigma1+sigma2) + (mu1-mu2)^2)/(2*sigma2^2)"), R("log(sqrt(sigma2^2/sigma1^2)) + ((mu1-mu2)^2 + sigma1^2)/(2*sigma2^2) - 1/2"), R("(sigma1^2/sigma2^2 + (mu1/sigma2 - mu2/sigma2)^2 - 1 - log(sigma1^2) + log(sigma2^2))/2"), R("expm1(2*log(sigma1/sigma2))/2 - log(sigma1/sigma2) + ((mu1-mu2)/sigma2)^2/2"),
])
