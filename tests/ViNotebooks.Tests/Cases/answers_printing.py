"""Prints a tree of answers_reading as LaTeX, in one of several hands."""
import random

from answers_reading import symbol_latex

PRIORITY = {"+": 1, "-": 1, "neg": 2, "*": 3, "/": 3, "^": 5}
FUNCTION = {"exp": r"\exp", "log2": r"\log_2", "log10": r"\log_{10}", "Phi": r"\Phi", "Gamma": r"\Gamma", "digamma": r"\psi", "trigamma": r"\psi_1",
            "tr": r"\operatorname{tr}", "erf": r"\operatorname{erf}", "erfc": r"\operatorname{erfc}", "logit": r"\operatorname{logit}",
            "sigmoid": r"\operatorname{sigmoid}", "Beta": "B", "sin": r"\sin", "cos": r"\cos", "max": r"\max", "min": r"\min", "diag": r"\operatorname{diag}"}


class Hand:
    def __init__(self, seed):
        random_ = random.Random(seed)
        self.fraction = random_.choice([r"\frac", r"\frac", r"\dfrac", r"\tfrac"])
        self.times = random_.choice([" ", " ", r"\,", r" \cdot "])
        self.open, self.close = random_.choice([("(", ")"), (r"\left(", r"\right)"), (r"\bigl(", r"\bigr)")])
        self.log = random_.choice([r"\log", r"\ln"])
        self.bare_log = random_.random() < 0.5
        self.transpose = random_.choice(["^T", r"^\top", r"^{\top}"])
        self.short_fold = random_.random() < 0.3


def latex(node, symbols, hand):
    def wrap(inner):
        return f"{hand.open}{inner}{hand.close}"

    def show(n, least=0):
        text = body(n)
        return wrap(text) if priority(n) < least else text

    def priority(n):
        if n[0] in PRIORITY and not (n[0] == "/"):
            return PRIORITY[n[0]]
        if n[0] == "fold":
            return 3
        if n[0] == "/":
            return 4
        return 6

    def name(n, index=None):
        declared = symbols.get(n)
        text = symbol_latex(declared) if declared else n
        if index is None:
            return text
        if "_" in text:
            base, subscript = text.split("_", 1)
            return f"{base}_{{{subscript.strip('{}')},{index}}}"
        return f"{text}_{{{index}}}"

    def body(n):
        kind = n[0]
        if kind == "num":
            return n[1]
        if kind == "const":
            return r"\pi" if n[1] == "pi" else "e"
        if kind == "sym":
            return name(n[1])
        if kind == "neg":
            return "-" + show(n[1], 3)
        if kind in ("+", "-"):
            return f"{show(n[1], 1)} {kind} {show(n[2], 3 if kind == '-' or n[2][0] == 'neg' else 2)}"
        if kind == "*":
            left, right = show(n[1], 3), show(n[2], 4 if n[2][0] != "fold" else 4)
            if n[1][0] == "fold" or ends_bare(n[1]):
                left = wrap(left)
            times = hand.times
            if right[0].isdigit() or (left[-1].isdigit() and right[0].isdigit()):
                times = r" \cdot "
            return left + times + right
        if kind == "/":
            return f"{hand.fraction}{{{show(n[1])}}}{{{show(n[2])}}}"
        if kind == "^":
            base = show(n[1], 6)
            if n[1][0] in ("call", "^", "/") and not base.startswith(hand.open):
                base = wrap(base)
            return f"{base}^{{{show(n[2])}}}" if len(show(n[2])) > 1 else f"{base}^{show(n[2])}"
        if kind == "index":
            return name(n[1][1], ",".join(body(i) for i in n[2]))
        if kind == "fold":
            low = f"{n[2]}={body(n[3])}"
            inner = show(n[5], 3)
            command = "\\" + n[1]
            return f"{command}_{{{low}}}^{{{body(n[4])}}} {inner}"
        if kind == "rel":
            relation = {"<=": r"\le", ">=": r"\ge", "!=": r"\neq"}.get(n[1], n[1])
            return f"{body(n[2])} {relation} {body(n[3])}"
        if kind in ("and", "or"):
            raise NotImplementedError(kind)
        return function(n[1], n[2])

    def ends_bare(n):
        if n[0] == "call" and n[1] in ("log", "lgamma", "logdet", "log2"):
            return hand.bare_log
        if n[0] in ("*", "+", "-"):
            return ends_bare(n[2])
        return n[0] == "neg" and ends_bare(n[1])

    def logarithm(inner, plain):
        return f"{hand.log} {inner}" if plain and hand.bare_log else f"{hand.log}{wrap(inner)}"

    def function(f, arguments):
        first = arguments[0]
        if f == "log":
            return logarithm(body(first), first[0] in ("sym", "index", "num"))
        if f == "lgamma":
            return f"{hand.log}\\Gamma{wrap(body(first))}"
        if f == "lbeta":
            return f"{hand.log} B({body(arguments[0])}, {body(arguments[1])})"
        if f == "log1p":
            inner = f"1 - {show(first[1], 3)}" if first[0] == "neg" else f"1 + {show(first, 2)}"
            return f"{hand.log}{wrap(inner)}"
        if f == "expm1":
            return wrap(f"e^{{{body(first)}}} - 1")
        if f == "exp" and hand.fraction != r"\dfrac":
            return f"e^{{{body(first)}}}"
        if f == "sqrt":
            return f"\\sqrt{{{body(first)}}}"
        if f in ("abs", "bars"):
            return f"\\left|{body(first)}\\right|"
        if f == "det":
            return f"|{body(first)}|" if first[0] == "sym" else f"\\det{wrap(body(first))}"
        if f == "logdet":
            return f"{hand.log}|{body(first)}|" if first[0] == "sym" else f"{hand.log}\\det{wrap(body(first))}"
        if f == "inv":
            return show(first, 6) + "^{-1}"
        if f == "solve":
            return show(first, 6) + "^{-1} " + show(arguments[1], 4)
        if f == "transpose":
            return show(first, 6) + hand.transpose
        if f == "dot":
            left = show(first, 6)
            return (wrap(left) if first[0] == "call" else left) + hand.transpose + " " + show(arguments[1], 4)
        if f == "norm":
            return f"\\|{body(first)}\\|"
        if f == "indicator":
            return f"\\mathbf{{1}}({body(first)})"
        if f == "if":
            return f"\\begin{{cases}} {body(arguments[1])} & \\text{{if }} {body(first)} \\\\ {body(arguments[2])} & \\text{{otherwise}} \\end{{cases}}"
        if f == "normpdf":
            mean, deviation = (arguments[1], arguments[2]) if len(arguments) == 3 else (None, None)
            if deviation is not None and deviation == ("num", "1"):
                deviation = None
            if mean == ("num", "0"):
                mean = None
            difference = show(first, 6) if mean is None else wrap(f"{show(first, 1)} - {show(mean, 2)}")
            if mean is None and priority(first) < 6 and not difference.startswith(hand.open):
                difference = wrap(difference)
            if deviation is None:
                return f"\\frac{{1}}{{\\sqrt{{2\\pi}}}} e^{{-\\frac{{{difference}^2}}{{2}}}}"
            scale = show(deviation, 6)
            if deviation[0] == "call":
                return f"\\frac{{1}}{{\\sqrt{{2\\pi}} {scale}}} \\exp\\left(-\\frac{{{difference}^2}}{{2 {wrap(scale)}^2}}\\right)"
            return f"\\frac{{1}}{{\\sqrt{{2\\pi}} {scale}}} \\exp\\left(-\\frac{{{difference}^2}}{{2 {scale}^2}}\\right)"
        if f in ("sum", "prod"):
            return vector_fold(f, first)
        if f == "identity":
            raise NotImplementedError("identity")
        if f in FUNCTION:
            return FUNCTION[f] + wrap(", ".join(body(a) for a in arguments)) if f not in ("Beta",) else f"B({', '.join(body(a) for a in arguments)})"
        raise NotImplementedError(f)

    def vector_fold(f, inner):
        sizes = set()

        def spread(n):
            if n[0] == "sym" and ("vector" in symbols.get(n[1], {}).get("kind", "") or "simplex" in symbols.get(n[1], {}).get("kind", "")):
                sizes.add(symbols[n[1]]["kind"].split("(")[1].rstrip(")"))
                return ("index", n, [("sym", "i")])
            if n[0] == "call" and n[1] in ("sum", "prod"):
                return n
            return tuple(spread(c) if isinstance(c, tuple) else [spread(d) for d in c] if isinstance(c, list) else c for c in n)

        element = spread(inner)
        return body(("fold", f, "i", ("num", "1"), ("sym", sizes.pop()), element))

    return show(node)
