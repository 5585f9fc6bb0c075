"""Measures how fast the two integrands are sampled by vinb's engine, NumPy, PyTorch and C++ in one run, and prints the ratios.

    /usr/bin/python3 benchmarks/sampling.py [--rounds N] [--seconds S]

elbo   log p(x, z) - log q(z), z ~ Exponential(theta), x | z ~ N(z, 1), q = Exponential(phi), z = -log(1 - u)/phi
gauss  sum of log N(z_i; m_i, s_i^2) - log N(z_i; 0, 1) over ten dimensions, z_i = m_i + s_i epsilon_i

Each contender is a process of its own that stays and is warm; in each round all take their turn, in one thread, and the median is
taken over the rounds. Also the engine with two threads against one, round by round. Every mean has to agree with the engine's
within six standard errors. Needs the .NET SDK, g++ and Debian's python3-numpy and python3-torch (left out where it is missing).
"""
import argparse
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
THETA, PHI, X = 2.0, 1.5, 0.7
M = [0.1 * i for i in range(10)]
S = [0.5 + 0.1 * i for i in range(10)]
CONSTANT = math.log(THETA) - 0.5 * math.log(2 * math.pi) - math.log(PHI)
INTEGRANDS = ("elbo", "gauss")
FAR = 6


def numpy_elbo(np, random, chunk):
    """In place, over buffers that are kept: no memory is allocated for a chunk."""
    z, v, w = np.empty(chunk), np.empty(chunk), np.empty(chunk)

    def run():
        random.random(out=z)
        np.subtract(1, z, out=z)
        np.log(z, out=z)
        np.multiply(z, -1 / PHI, out=z)
        np.subtract(X, z, out=v)
        np.multiply(v, v, out=v)
        np.multiply(v, -0.5, out=v)
        np.multiply(z, PHI - THETA, out=w)
        np.add(v, w, out=v)
        np.add(v, CONSTANT, out=v)
        return v.sum(), np.dot(v, v)

    return run


def numpy_gauss(np, random, chunk):
    m, s = np.array(M)[:, None], np.array(S)[:, None]
    scale, constant = -0.5 / (s * s), -float(np.log(S).sum())
    z, t, v = np.empty((10, chunk)), np.empty((10, chunk)), np.empty(chunk)

    def run():
        random.standard_normal(out=z)
        np.multiply(z, s, out=z)
        np.add(z, m, out=z)
        np.subtract(z, m, out=t)
        np.multiply(t, t, out=t)
        np.multiply(t, scale, out=t)
        np.multiply(z, z, out=z)
        np.multiply(z, 0.5, out=z)
        np.add(t, z, out=t)
        np.sum(t, axis=0, out=v)
        np.add(v, constant, out=v)
        return v.sum(), np.dot(v, v)

    return run


def numpy_plain(np, random, integrand, count):
    """As people write it, over all samples at once."""
    if integrand == "elbo":
        z = -np.log(1 - random.random(count)) / PHI
        v = np.log(THETA) - THETA * z - 0.5 * np.log(2 * np.pi) - 0.5 * (X - z) ** 2 - (np.log(PHI) - PHI * z)
    else:
        m, s = np.array(M), np.array(S)
        z = m + s * random.standard_normal((count, 10))
        v = (-0.5 * np.log(2 * np.pi * s**2) - (z - m) ** 2 / (2 * s**2) + 0.5 * np.log(2 * np.pi) + 0.5 * z**2).sum(axis=1)
    return v.sum(), np.dot(v, v), count


def torch_plain(torch, integrand, count):
    if integrand == "elbo":
        z = -torch.log(1 - torch.rand(count, dtype=torch.float64)) / PHI
        v = CONSTANT - THETA * z - 0.5 * (X - z) ** 2 + PHI * z
    else:
        m, s = torch.tensor(M, dtype=torch.float64), torch.tensor(S, dtype=torch.float64)
        z = m + s * torch.randn(count, 10, dtype=torch.float64)
        v = (-torch.log(s) - (z - m) ** 2 / (2 * s**2) + 0.5 * z**2).sum(dim=1)
    return float(v.sum()), float(torch.dot(v, v)), count


def serve(kind, chunk):
    """Answers requests as the engine and the C++ program do: seconds, seconds of processors, mean, standard error."""
    import numpy as np
    random = np.random.Generator(np.random.SFC64(1))
    if kind == "torch":
        import torch
        torch.set_num_threads(1)
        torch.manual_seed(1)
    kept = {}
    for line in sys.stdin:
        integrand, _, count = line.split()
        if kind == "chunks" and integrand not in kept:
            kept[integrand] = (numpy_elbo if integrand == "elbo" else numpy_gauss)(np, random, chunk)
        start, used = time.perf_counter(), time.process_time()
        done = first = second = 0
        while done < int(count):
            if kind == "chunks":
                sums = (*kept[integrand](), chunk)
            elif kind == "plain":
                sums = numpy_plain(np, random, integrand, int(count))
            else:
                sums = torch_plain(torch, integrand, min(int(count), chunk))
            first, second, done = first + sums[0], second + sums[1], done + sums[2]
        seconds, used = time.perf_counter() - start, time.process_time() - used
        mean = first / done
        print(seconds, used, mean, math.sqrt((second / done - mean * mean) / done), flush=True)


class Contender:
    def __init__(self, name, command):
        self.name = name
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.counts = {}

    def ask(self, integrand, threads, count):
        self.process.stdin.write(f"{integrand} {threads} {count}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} gave no answer")
        return [float(part) for part in line.split()]

    def warm(self, integrand, seconds):
        """Finds how many samples take about so long on an idle machine."""
        count = 1 << 16
        while (used := self.ask(integrand, 1, count)[1]) < seconds / 2 and count < 1 << 28:
            count = min(count * 8, int(count * seconds / max(used, 1e-5)) + 1)
        self.counts[integrand] = count
        self.ask(integrand, 1, count)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def contenders(folder):
    project = HERE / "ViNotebooks.Benchmarks"
    subprocess.run(["dotnet", "build", str(project), "-c", "Release", "-v", "q", "-nologo"], check=True, stdout=subprocess.DEVNULL)
    kernel = pathlib.Path(folder, "sampling")
    subprocess.run(["g++", "-O3", "-march=native", "-ffast-math", "-std=c++17", "-pthread", str(HERE / "sampling.cpp"), "-o", str(kernel)], check=True)
    yield Contender("vinb", ["dotnet", str(next(project.glob("bin/Release/*/ViNotebooks.Benchmarks.dll"))), "sampling"])
    yield Contender("g++", [str(kernel)])
    for chunk in (512, 2048, 8192, 32768):
        yield Contender(f"numpy {chunk}", [sys.executable, __file__, "--serve", "chunks", "--chunk", str(chunk)])
    yield Contender("numpy plain", [sys.executable, __file__, "--serve", "plain"])
    try:
        import torch  # noqa: F401
    except ImportError:
        print("PyTorch is not installed and left out.")
        return
    for chunk in (8192, 1 << 20):
        yield Contender(f"torch {chunk}", [sys.executable, __file__, "--serve", "torch", "--chunk", str(chunk)])


def measure(integrand, everyone, rounds, seconds):
    """Million samples a second by name, of elapsed and of processor time, and the ratio of two threads to one."""
    ours = everyone[0]
    rates, speedups, answers = {c.name: [] for c in everyone}, [], {}
    for contender in everyone:
        contender.warm(integrand, seconds)
    for _ in range(rounds):
        for contender in everyone:
            count = contender.counts[integrand]
            elapsed, used, *answers[contender.name] = contender.ask(integrand, 1, count)
            rates[contender.name].append((count / elapsed / 1e6, count / used / 1e6 if used > 0 else math.nan))
        count = 2 * ours.counts[integrand]
        one, two = ours.ask(integrand, 1, count), ours.ask(integrand, 2, count)
        speedups.append((one[0] / two[0], 2 * one[1] / two[1]))
    mean, error = answers[ours.name]
    for name, (other, its) in answers.items():
        if abs(other - mean) > FAR * math.hypot(error, its):
            raise SystemExit(f"{integrand}: the mean of {name} is {other} ± {its}, not {mean} ± {error}")
    return rates, speedups


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=0.2, help="about how long one turn lasts")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--chunk", type=int, default=8192, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.chunk)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        everyone = list(contenders(folder))
        for integrand in INTEGRANDS:
            rates, speedups = measure(integrand, everyone, options.rounds, options.seconds)
            print(f"\n{integrand}: million samples a second, median of {options.rounds} rounds, by elapsed time (by processor time; best round)")
            median = {name: [statistics.median(column) for column in zip(*values)] for name, values in rates.items()}
            best = {name: max(value for value, _ in values) for name, values in rates.items()}
            for name in rates:
                print(f"  {name:12} {median[name][0]:8.1f}  ({median[name][1]:8.1f}; {best[name]:8.1f})")
            chunked = [name for name in rates if name.startswith("numpy") and name != "numpy plain"]
            torches = [name for name in rates if name.startswith("torch")]
            rows = [("numpy, best chunk", chunked), ("numpy, plain", ["numpy plain"]), ("torch", torches), ("g++", ["g++"])]
            for label, names in rows:
                if names:
                    ratios = [statistics.median(ours[k] / max(rates[n][r][k] for n in names) for r, ours in enumerate(rates["vinb"])) for k in (0, 1)]
                    print(f"  vinb / {label:18} {ratios[0]:6.2f}  ({ratios[1]:6.2f}; {best['vinb'] / max(best[n] for n in names):6.2f})")
            print(f"  two threads / one         {statistics.median(s[0] for s in speedups):6.2f}  (best round {max(s[0] for s in speedups):.2f}; "
                  f"by processor time {statistics.median(s[1] for s in speedups):.2f})")
        print("\nAll means agree within six standard errors.")
        for contender in everyone:
            contender.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
