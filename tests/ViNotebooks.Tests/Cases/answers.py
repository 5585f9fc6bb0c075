"""Writes answers.json and answers-hard.json: right and wrong answers, every label verified numerically here.

    python3 answers.py            verifies and writes both files
    python3 answers.py --check    verifies and compares with the files as they are

Needs mpmath. It shares no code with the checker.
"""
import json
import pathlib
import random
import re
import sys
import zlib

import mpmath
from mpmath import mp, mpf, matrix

import answers_hard
from answers_exercises import EXERCISES
from answers_printing import Hand, latex as print_latex
from answers_reading import Undefined, Unreadable, evaluate, read, scalar

HERE = pathlib.Path(__file__).parent
POINTS = 24
GREEK = {"alpha", "beta", "gamma", "epsilon", "theta", "lambda", "mu", "phi", "rho", "sigma", "Sigma", "tau", "psi"}
UNICODE = {"theta": "θ", "phi": "φ", "sigma": "σ", "mu": "μ", "epsilon": "ε", "lambda": "λ", "rho": "ρ"}


def default_latex(name):
    word, number = re.fullmatch(r"([A-Za-z]+?)(\d*)", name).groups()
    base = "\\" + word if word in GREEK else word
    return base + (f"_{number}" if number and len(number) == 1 else f"_{{{number}}}" if number else "")


def declarations(exercise):
    given = {}
    for item in exercise["given"].split():
        parts = item.split(":")
        name, kind = parts[0], parts[1].replace("positivevector", "positive vector")
        entry = {"latex": exercise["latex"].get(name, default_latex(name)), "kind": kind}
        if len(parts) == 4:
            entry["range"] = [float(parts[2]) if kind != "integer" else int(parts[2]), float(parts[3]) if kind != "integer" else int(parts[3])]
        given[name] = entry
    return given


def symbols_of(exercise, given):
    symbols = {name: {"name": name, **entry} for name, entry in given.items()}
    for name in exercise["pushes"] or {}:
        symbols[name] = {"name": name, "kind": "real", "latex": default_latex(name)}
    return symbols


def draw(symbols, rng, only=None, base=None):
    env = dict(base or {})
    for name, s in symbols.items():
        if only is not None and name not in only:
            continue
        env[name] = draw_one(s, env, rng)
    return env


def draw_one(s, env, rng):
    kind = s["kind"]
    size = re.search(r"\(([^)]*)\)", kind)
    low, high = s.get("range", (0.2, 3.0) if kind.startswith("positive") else (-2.0, 2.0))
    if size:
        n = int(env[size.group(1)])
        if kind.startswith("simplex"):
            parts = [mpf(rng.uniform(0.05, 1)) for _ in range(n)]
            return matrix([p / sum(parts) for p in parts])
        if kind.startswith("spd"):
            a = matrix(n, n)
            for i in range(n):
                for j in range(n):
                    a[i, j] = mpf(rng.gauss(0, 1))
            return a * a.T + mpf("0.3") * mpmath.eye(n)
        return matrix([mpf(rng.uniform(low, high)) for _ in range(n)])
    if kind == "integer":
        return mpf(rng.randint(int(low), int(high)))
    if kind == "probability":
        return mpf(rng.uniform(*s.get("range", (0.02, 0.98))))
    return mpf(rng.uniform(low, high))


def value(tree, env):
    try:
        result = evaluate(tree, env)
    except (Undefined, ZeroDivisionError):
        return None
    if isinstance(result, (mpmath.mpc,)) or (not isinstance(result, matrix) and mpmath.isinf(result)):
        return None
    return result


def entries(v):
    return [v] if not isinstance(v, matrix) else list(v)


def close(a, b, tolerance):
    if a is None or b is None:
        return a is None and b is None
    x, y = entries(a), entries(b)
    if len(x) != len(y) or (isinstance(a, matrix) and isinstance(b, matrix) and len(x) > 1 and (a.rows, a.cols) != (b.rows, b.cols)):
        return False
    return all(abs(p - q) <= tolerance * (1 + abs(q)) for p, q in zip(x, y))


class Judgement:
    """How an answer compares with the reference: at which share of the points it differs, and by a constant or factor or not."""

    def __init__(self, exercise, symbols, reference, answer, seed, tolerance=mpf(10) ** -25):
        rng = random.Random(seed)
        criterion = exercise["equal"]
        match = re.fullmatch(r"up to a (constant|factor) in (.*)", criterion) if criterion else None
        self.exact, self.right, self.differing, self.count = True, True, 0, 0
        if match:
            inner = [v.strip() for v in match.group(2).split(",")]
            outer = [n for n in symbols if n not in inner]
            for _ in range(8):
                outside = draw(symbols, rng, only=outer)
                pairs = []
                for _ in range(6):
                    env = draw(symbols, rng, only=inner, base=outside)
                    pairs.append((value(reference, env), value(answer, env)))
                self.compare_free(pairs, match.group(1), tolerance)
        else:
            for _ in range(POINTS):
                env = draw(symbols, rng)
                self.count += 1
                if not close(value(answer, env), value(reference, env), tolerance):
                    self.differing += 1
            self.right = self.exact = self.differing == 0

    def compare_free(self, pairs, criterion, tolerance):
        self.count += 1
        if any((r is None) != (a is None) for r, a in pairs):
            self.right = self.exact = False
            self.differing += 1
            return
        pairs = [(scalar(r), scalar(a)) for r, a in pairs if r is not None]
        if any(not close(a, r, tolerance) for r, a in pairs):
            self.exact = False
        if criterion == "constant":
            free = [a - r for r, a in pairs]
        else:
            if any((r == 0) != (a == 0) for r, a in pairs):
                self.right, self.differing = False, self.differing + 1
                return
            free = [mpmath.log(a / r) if a / r > 0 else None for r, a in pairs if r != 0]
            if any(f is None for f in free):
                self.right, self.differing = False, self.differing + 1
                return
        if free and max(free) - min(free) > tolerance * (1 + max(abs(f) for f in free)):
            self.right = False
            self.differing += 1


# ---------------------------------------------------------------- pushforwards

def distribution(text, env):
    family, arguments = re.fullmatch(r"(\w+)\((.*)\)", text).groups()
    values = [float(scalar(evaluate(read(a, {n: {"name": n, "kind": "real"} for n in env}, False)[0], env))) for a in arguments.split(",")]
    from scipy import stats
    return {"Uniform": lambda: stats.uniform(values[0], values[1] - values[0]), "Exponential": lambda: stats.expon(scale=1 / values[0]),
            "Normal": lambda: stats.norm(values[0], values[1] ** 0.5)}[family]()


def pushforward_distance(exercise, symbols, answer, rng, count=1500):
    """Kolmogorov distance between the image of a regular grid of quantiles and the target."""
    (noise, base_text), = exercise["pushes"].items()
    env = draw({n: s for n, s in symbols.items() if n != noise}, rng)
    base, target = distribution(base_text, env), distribution(exercise["to"], env)
    mp.dps, saved = 20, mp.dps
    images = []
    for i in range(count):
        image = value(answer, {**env, noise: mpf(float(base.ppf((i + 0.5) / count)))})
        if image is None:
            mp.dps = saved
            return 1.0
        images.append(float(scalar(image)))
    mp.dps = saved
    images.sort()
    return max(abs(target.cdf(x) - (i + 0.5) / count) for i, x in enumerate(images))


# ---------------------------------------------------------------- assembling

def decorate(text, exercise, number, free_constant_allowed):
    """What people paste around an answer; by the number of the answer, so that it does not change between runs."""
    if any(mark in text for mark in ("$", "\\\\", "&", "propto")) or text.rstrip().endswith("."):
        return text
    kind = number % 11
    if kind == 2 and exercise["lhs"] and "=" not in text:
        return f"{exercise['lhs']} = {text}"
    if kind == 5:
        return f"${text}$"
    if kind == 8 and "=" not in text:
        return f"&= {text} \\\\"
    if kind == 9:
        return f"{text}."
    return text


def unicoded(infix, number):
    if number % 5 != 3 or any(ord(c) > 127 for c in infix):
        return infix
    for word, letter in UNICODE.items():
        infix = re.sub(rf"\b{word}(\d?)\b", lambda m: letter + (chr(0x2080 + int(m.group(1))) if m.group(1) else ""), infix)
    infix = re.sub(r"\^2(?![\d.])", "²", infix).replace("^3", "³")
    return infix.replace(" - ", " − ").replace("*", "·")


def entry_text(infix, latex, symbols, exercise, number):
    tree, free = read(infix, symbols, False)
    infix = unicoded(infix, number)
    if latex is None:
        hand = Hand(zlib.crc32(f"{exercise['id']}/{number}".encode()))
        latex = print_latex(tree, symbols, hand) + (r" + \text{const}" if free else "")
    return infix, decorate(latex, exercise, number, free)


def check_texts(exercise, symbols, tree_of_reference, right, infix, latex, seed):
    results = []
    for text, is_latex in ((infix, False), (latex, True)):
        tree, free = read(text, symbols, is_latex)
        judged = Judgement(exercise, symbols, tree_of_reference, tree, seed)
        results.append((judged.right, judged.exact and not free, judged.differing / judged.count, text))
    (r1, e1, d1, _), (r2, e2, d2, _) = results
    if r1 != r2 or r1 != right:
        raise AssertionError(f"{exercise['id']}: infix {'right' if r1 else 'wrong'}, LaTeX {'right' if r2 else 'wrong'}, labelled {'right' if right else 'wrong'}\n  {infix}\n  {latex}")
    return e1 and e2, min(d1, d2)


def check_push(exercise, symbols, right, infix, latex, seed, limit):
    for text, is_latex in ((infix, False), (latex, True)):
        tree, _ = read(text, symbols, is_latex)
        distance = max(pushforward_distance(exercise, symbols, tree, random.Random(seed + i)) for i in range(3))
        if (distance < 0.002) != right or (not right and distance < limit):
            raise AssertionError(f"{exercise['id']}: distance {distance} but labelled {'right' if right else 'wrong'}\n  {text}")


def check_witness(exercise, symbols, trees, at, text):
    """A wrong answer that chance rarely finds: it differs at this point of the domain."""
    env = draw({n: s for n, s in symbols.items() if n not in at}, random.Random(1), base={n: mpf(v) if not isinstance(v, list) else matrix(v) for n, v in at.items()})
    for name, point in at.items():
        if "range" in symbols[name]:
            low, high = symbols[name]["range"]
            assert all(low - mpf(10) ** -9 <= v <= high + mpf(10) ** -9 for v in entries(env[name])), (exercise["id"], name)
    if close(value(trees[1], env), value(trees[0], env), mpf(10) ** -10):
        raise AssertionError(f"{exercise['id']}: no difference at the witness: {text}")


def check_rounding(exercise, symbols, trees, answer, seed, text):
    """The answer is linear in its one long decimal; the number in its place that makes it right must round to it, or must not."""
    literal = max(re.findall(r"\d+\.\d+", text), key=len)

    def replaced(node, by):
        if node == ("num", literal):
            return ("num", by)
        return tuple(replaced(c, by) if isinstance(c, tuple) else [replaced(d, by) for d in c] if isinstance(c, list) else c for c in node)

    rng, wanted = random.Random(seed), []
    for _ in range(POINTS):
        env = draw(symbols, rng)
        zero, one, reference = (scalar(evaluate(t, env)) for t in (replaced(trees[1], "0"), replaced(trees[1], "1"), trees[0]))
        wanted.append((reference - zero) / (one - zero))
    assert max(wanted) - min(wanted) < mpf(10) ** -20, (exercise["id"], text)
    places = len(literal.split(".")[1])
    rounds = abs(wanted[0] - mpf(literal)) <= mpf(10) ** -places / 2
    if rounds != answer["right"]:
        raise AssertionError(f"{exercise['id']}: {literal} for {mpmath.nstr(wanted[0], 15)}: {text}")


def build(exercise, special=False):
    given = declarations(exercise)
    symbols = symbols_of(exercise, given)
    out = {"exercise": {"id": exercise["id"], "given": given}, "question": exercise["question"], "answers": []}
    for key in ("equal", "pushes", "to", "where"):
        if exercise[key]:
            out["exercise"][key] = exercise[key]
    out["exercise"]["answer"] = exercise["answer"]
    for number, answer in enumerate(exercise["answers"]):
        seed = zlib.crc32(f"{exercise['id']}#{number}".encode())
        exact, share = True, 1.0
        if isinstance(answer["infix"], dict):
            infix, latex, rights = {}, {}, []
            for part, text in answer["infix"].items():
                infix[part], latex[part] = entry_text(text, (answer["latex"] or {}).get(part), symbols, {**exercise, "lhs": None}, number)
                reference = read(exercise["answer"][part], symbols, False)[0]
                verdicts = [Judgement(exercise, symbols, reference, read(t, symbols, l)[0], seed).right for t, l in ((infix[part], False), (latex[part], True))]
                assert verdicts[0] == verdicts[1], (exercise["id"], part, infix[part], latex[part])
                rights.append(verdicts[0])
            assert all(rights) == answer["right"], (exercise["id"], infix)
        else:
            infix, latex = entry_text(answer["infix"], answer["latex"], symbols, exercise, number)
            if exercise["pushes"]:
                check_push(exercise, symbols, answer["right"], infix, latex, seed, 0.01)
            elif answer.get("at") or answer.get("rounded"):
                for text, is_latex in ((infix, False), (latex, True)):
                    trees = read(exercise["answer"], symbols, False)[0], read(text, symbols, is_latex)[0]
                    if answer.get("at"):
                        check_witness(exercise, symbols, trees, answer["at"], text)
                    else:
                        check_rounding(exercise, symbols, trees, answer, seed, text)
            else:
                exact, share = check_texts(exercise, symbols, read(exercise["answer"], symbols, False)[0], answer["right"], infix, latex, seed)
        if not answer["right"] and not special and share < 0.4:
            raise AssertionError(f"{exercise['id']}: differs at {share:.0%} of the points only: {infix}")
        label = "wrong" if not answer["right"] else "right" if exact else "right-up-to-constant"
        item = {"label": label, "infix": infix, "latex": latex}
        if not answer["right"]:
            item["mistake"] = answer["mistake"]
            if answer["code"]:
                item["code"] = answer["code"]
        elif answer.get("remark"):
            item["remark"] = answer["remark"]
        out["answers"].append(item)
    rights = sum(a["right"] for a in exercise["answers"])
    if not special and (rights < 3 or len(exercise["answers"]) - rights < 3):
        raise AssertionError(f"{exercise['id']}: {rights} right of {len(exercise['answers'])}")
    return out


def main():
    failures, complete = [], True
    for name, exercises, special in (("answers.json", EXERCISES, False), ("answers-hard.json", answers_hard.EXERCISES, True)):
        built = []
        for exercise in exercises:
            try:
                built.append(build(exercise, special))
            except (AssertionError, Unreadable, NotImplementedError) as problem:
                failures.append(f"{exercise['id']}: {type(problem).__name__} {problem}")
        text = json.dumps(built, indent=1, ensure_ascii=False) + "\n"
        answers = [a for e in built for a in e["answers"]]
        wrong = sum(a["label"] == "wrong" for a in answers)
        print(f"{name}: {len(built)} exercises, {len(answers)} answers ({len(answers) - wrong} right, {wrong} wrong), {2 * len(answers)} texts")
        if "--check" in sys.argv:
            complete &= (HERE / name).read_text() == text
        elif not failures:
            (HERE / name).write_text(text)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures or not complete else 0


if __name__ == "__main__":
    sys.exit(main())
