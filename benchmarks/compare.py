"""Judges the same scalar answers with vinb, SymPy and Maxima in one run, and prints times, accuracies and ratios.

    /usr/bin/python3 benchmarks/compare.py [--most N] [--vinb COMMAND]

SymPy decides by simplify(a - b) == 0 with 10 s for each answer, Maxima by ratsimp(a - b) = 0. Only exercises that ask for
exact equality of scalars and answers whose infix SymPy can parse take part. Needs Debian's python3-sympy and maxima.
"""
import argparse
import json
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

import sympy
from sympy.parsing.sympy_parser import convert_xor, implicit_multiplication, parse_expr, standard_transformations

import answers

SCALAR = {"real", "positive", "nonnegative", "probability", "integer"}
FUNCTIONS = {"lgamma": sympy.loggamma, "Gamma": sympy.gamma, "digamma": sympy.digamma, "trigamma": lambda x: sympy.polygamma(1, x),
             "log2": lambda x: sympy.log(x) / sympy.log(2), "log10": lambda x: sympy.log(x) / sympy.log(10), "log1p": lambda x: sympy.log(1 + x),
             "expm1": lambda x: sympy.exp(x) - 1, "Phi": lambda x: (1 + sympy.erf(x / sympy.sqrt(2))) / 2, "abs": sympy.Abs, "e": sympy.E,
             "lbeta": lambda a, b: sympy.loggamma(a) + sympy.loggamma(b) - sympy.loggamma(a + b), "ln": sympy.log,
             "normpdf": lambda x, m=0, s=1: sympy.exp(-((x - m) / s) ** 2 / 2) / (s * sympy.sqrt(2 * sympy.pi))}
TRANSFORMATIONS = (*standard_transformations, convert_xor, implicit_multiplication)
PER_ANSWER = 10


class TooLong(Exception):
    pass


def stop(*_):
    raise TooLong


def symbols_of(given):
    assumptions = {"real": {"real": True}, "integer": {"integer": True}, "nonnegative": {"nonnegative": True}}
    return {name: sympy.Symbol(name, **assumptions.get(s["kind"], {"positive": True})) for name, s in given.items()}


def parse(text, names):
    if not text.isascii() or re.search(r"\bif\(|indicator|=|<|>", text):
        return None
    try:
        parsed = parse_expr(text, local_dict={**FUNCTIONS, **names}, transformations=TRANSFORMATIONS)
        return parsed if isinstance(parsed, sympy.Expr) and parsed.free_symbols <= set(names.values()) else None
    except Exception:  # whatever SymPy cannot parse takes no part
        return None


def collect(most):
    chosen = []
    for entry in answers.load():
        exercise = entry["exercise"]
        if "equal" in exercise or "pushes" in exercise or not isinstance(exercise["answer"], str) or any(s["kind"] not in SCALAR for s in exercise["given"].values()):
            continue
        names = symbols_of(exercise["given"])
        reference = parse(exercise["answer"], names)
        for answer in entry["answers"]:
            candidate = parse(answer["infix"], names)
            if reference is not None and candidate is not None:
                chosen.append((exercise["id"], answer["infix"], answer["label"] != "wrong", reference, candidate))
    return chosen[:: -(-len(chosen) // most)] if most else chosen


def by_vinb(command, chosen):
    """Seconds for each answer, from writing its line to reading its verdict, in one process that has judged one answer before."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = pathlib.Path(folder, "sheet.md")
        answers.write_sheet(answers.load(), sheet)
        start = time.perf_counter()
        with subprocess.Popen([*command.split(), "judge", str(sheet), "--seed", "1"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            def ask(exercise, text):
                process.stdin.write(json.dumps({"exercise": exercise, "answer": text, "notation": "infix"}) + "\n")
                process.stdin.flush()
                return json.loads(process.stdout.readline())

            ask(chosen[0][0], chosen[0][1])
            first = time.perf_counter() - start
            times, right = [], 0
            for exercise, text, is_right, _, _ in chosen:
                begin = time.perf_counter()
                verdict = ask(exercise, text)
                times.append(time.perf_counter() - begin)
                right += (verdict["outcome"] == "correct") == is_right and verdict["outcome"] in ("correct", "incorrect")
            process.stdin.close()
    return times, right, f"start and first answer {first:.2f} s"


def by_sympy(chosen):
    signal.signal(signal.SIGALRM, stop)
    times, right, late = [], 0, 0
    for _, _, is_right, reference, candidate in chosen:
        begin = time.perf_counter()
        signal.alarm(PER_ANSWER)
        try:
            right += (sympy.simplify(candidate - reference) == 0) == is_right
        except TooLong:
            late += 1
        except Exception:  # a failure of simplify decides nothing
            pass
        finally:
            signal.alarm(0)
        times.append(time.perf_counter() - begin)
    return times, right, f"{late} over {PER_ANSWER} s"


def maxima_text(expression):
    text = str(expression).replace("**", "^").replace("loggamma(", "log_gamma(")
    text = re.sub(r"polygamma\((\d+), ", r"psi[\1](", text)
    return re.sub(r"\bE\b", "%e", re.sub(r"\bpi\b", "%pi", text)).replace("Abs(", "abs(")


def by_maxima(chosen):
    with subprocess.Popen(["maxima", "--very-quiet"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        def send(text):
            process.stdin.write(text)
            process.stdin.flush()

        def answer():
            for line in process.stdout:
                if "verdict:" in line:
                    return line.split("verdict:")[1].strip().startswith("true")
            return None

        names = sorted({str(s) for _, _, _, reference, _ in chosen for s in reference.free_symbols})
        send("display2d:false$ load(\"functs\")$ assume(" + ", ".join(f"s_{n} > -10^9" for n in names) + ")$ print(\"verdict:\", true)$\n")
        answer()
        times, right = [], 0
        for _, _, is_right, reference, candidate in chosen:
            difference = maxima_text(candidate.xreplace(rename(candidate)) - reference.xreplace(rename(reference)))
            begin = time.perf_counter()
            send(f"print(\"verdict:\", is(ratsimp({difference}) = 0))$\n")
            right += answer() == is_right
            times.append(time.perf_counter() - begin)
        process.stdin.close()
    return times, right, ""


def rename(expression):
    """Prefixed names, for some are Maxima's own."""
    return {s: sympy.Symbol(f"s_{s}", positive=s.is_positive) for s in expression.free_symbols}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=0, help="at most this many answers, evenly chosen")
    parser.add_argument("--vinb", default=str(pathlib.Path(__file__).resolve().parent.parent / "vinb"), help="the command")
    options = parser.parse_args()
    chosen = collect(options.most)
    print(f"{len(chosen)} answers, {sum(c[2] for c in chosen)} of them right")
    medians = {}
    for name, run in (("vinb", lambda c: by_vinb(options.vinb, c)), ("sympy", by_sympy), ("maxima", by_maxima)):
        begin = time.perf_counter()
        times, right, remark = run(chosen)
        medians[name] = statistics.median(times)
        print(f"{name:7} median {1000 * medians[name]:8.2f} ms   mean {1000 * statistics.mean(times):8.2f} ms   total {time.perf_counter() - begin:7.1f} s   "
              f"judged as labelled {right / len(chosen):6.1%}   {remark}", flush=True)
    print(f"SymPy takes {medians['sympy'] / medians['vinb']:.1f} times, Maxima {medians['maxima'] / medians['vinb']:.1f} times as long as vinb in the median.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
