"""Reads infix and LaTeX answers and evaluates them with mpmath.

It shares nothing with the checker that the answers judge: the labels in answers.json rest on this reading only.
"""
import re

from mpmath import mp, mpf, matrix
import mpmath

mp.dps = 50

GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "θ": "theta", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "ν": "nu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ϕ": "phi",
    "ψ": "psi", "Σ": "Sigma", "Λ": "Lambda", "Φ": "Phi", "Γ": "Gamma", "η": "eta", "ξ": "xi",
}
SUBSCRIPTS = {c: str(i) for i, c in enumerate("₀₁₂₃₄₅₆₇₈₉")}
SUPERSCRIPTS = {**{c: str(i) for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}, "⁻": "-"}
FUNCTIONS = {
    "exp", "log", "ln", "log2", "log10", "log1p", "expm1", "sqrt", "abs", "erf", "erfc", "Phi", "normcdf", "normpdf", "lgamma",
    "Gamma", "digamma", "psi", "trigamma", "Beta", "B", "lbeta", "logit", "sigmoid", "softplus", "min", "max", "tr", "trace", "det",
    "logdet", "inv", "solve", "transpose", "dot", "norm", "diag", "indicator", "sum", "prod", "if", "sin", "cos", "tan", "tanh",
    "logsumexp", "identity", "floor", "factorial",
}


class Unreadable(Exception):
    pass


def symbol_latex(declaration):
    return declaration.get("latex", declaration["name"])


# ---------------------------------------------------------------- tokens

def infix_tokens(text, symbols):
    out = []
    for character in text:
        if character in GREEK:
            out.append(f" {GREEK[character]}")
            out.append("\0")
        elif character in SUBSCRIPTS:
            while out and out[-1] == "\0":
                out.pop()
            out.append(SUBSCRIPTS[character])
            out.append("\0")
        elif character in SUPERSCRIPTS:
            out.append("\1" + SUPERSCRIPTS[character])
        else:
            out.append({"−": "-", "·": "*", "×": "*", "½": "(1/2)", "¼": "(1/4)", "⅓": "(1/3)", "√": "sqrt ", "≥": ">=", "≤": "<="}.get(character, character))
    text = "".join(out)
    text = re.sub("\1[^\1\0]", lambda m: m.group(0), text)
    text = re.sub("(?:\1[-0-9])+", lambda m: "^(" + m.group(0).replace("\1", "") + ")", text)
    text = text.replace("\0", " ")
    # a subscript after a Greek letter was put behind a blank
    tokens = []
    pattern = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][-+]?\d+)?(?![A-Za-z])|\d+\.?\d*|\.\d+)|([A-Za-z][A-Za-z0-9]*(?:_\{?[A-Za-z0-9]+\}?)?)|(\*\*|<=|>=|!=|==|\|\||[-+*/^()\[\],'=<>|]))")
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = pattern.match(text, position)
        if not match or match.end() == position:
            raise Unreadable(f"{text[position:position + 10]!r} in {text!r}")
        position = match.end()
        number, name, operator = match.groups()
        if number:
            tokens.append(("num", number))
        elif name:
            tokens.append(infix_name(name, symbols))
        else:
            tokens.append(("op", {"**": "^", "==": "="}.get(operator, operator)))
    return tokens


def infix_name(name, symbols):
    plain = name.replace("_", "").replace("{", "").replace("}", "")
    for candidate in (name, plain):
        if candidate in symbols:
            return ("sym", candidate)
    if plain in FUNCTIONS or plain == "log2":
        return ("func", {"ln": "log", "trace": "tr", "normcdf": "Phi", "B": "Beta", "psi": "digamma"}.get(plain, plain))
    if name in ("pi", "e"):
        return ("const", name)
    if name in ("and", "or"):
        return ("op", name)
    return ("sym", plain)


LATEX_FUNCTIONS = {
    "log": "log", "ln": "log", "exp": "exp", "Gamma": "Gamma", "psi": "digamma", "Phi": "Phi", "min": "min", "max": "max", "det": "det",
    "sin": "sin", "cos": "cos", "tanh": "tanh", "sqrt": "sqrt",
}
SKIP = {"left", "right", "bigl", "bigr", "Bigl", "Bigr", "big", "Big", "biggl", "biggr", "!", ",", ";", ":", "quad", "displaystyle", "limits"}
VARIANTS = {"varphi": "phi", "varepsilon": "epsilon", "vartheta": "theta"}


def latex_tokens(text, symbols):
    for variant, plain in VARIANTS.items():
        text = re.sub(r"\\" + variant + r"(?![A-Za-z])", "\\\\" + plain, text)
    text = text.replace("$", " ")
    text = re.sub(r"\\\\\s*$", "", text.strip())
    text = text.strip().removeprefix("&").strip()
    text = re.sub(r"\.\s*$", "", text)
    text = text.replace("\\mathbf{1}", "\\indicator ").replace("\\mathbb{1}", "\\indicator ")
    text = re.sub(r"\\(?:mathbf|boldsymbol|bm)\{(\\?[A-Za-z]+)\}", r"\1", text)
    text = re.sub(r"\\(?:mathbf|boldsymbol|bm)\s*(\\[A-Za-z]+)", r"\1", text)
    text = re.sub(r"\\(?:operatorname|mathrm|text)\{(tr|erf|erfc|logit|diag|sigmoid|softplus|log1p|expm1|normpdf|lgamma|logsumexp|max|min|B|e|T)\}",
                  lambda m: {"B": " B", "e": " e", "T": " T"}.get(m.group(1), "\\" + m.group(1) + " "), text)
    text = text.replace("\\lvert", "|").replace("\\rvert", "|").replace("\\lVert", "\\|").replace("\\rVert", "\\|").replace("\\top", "T").replace("\\intercal", "T")
    text = text.replace("\\lbrack", "[").replace("\\rbrack", "]").replace("\\{", "(").replace("\\}", ")")
    tokens = []
    written = sorted(((s["name"], symbol_latex(s)) for s in symbols.values()), key=lambda p: -len(p[1]))
    position = 0
    while position < len(text):
        rest = text[position:]
        if rest[0].isspace() or rest[0] in "~&":
            position += 1
            continue
        if rest.startswith("\\begin{cases}") or rest.startswith("\\end{cases}"):
            tokens.append(("op", rest[:rest.index("}") + 1]))
            position += rest.index("}") + 1
            continue
        if rest.startswith("\\\\"):
            tokens.append(("op", "\\\\"))
            position += 2
            continue
        token = latex_symbol(rest, written, symbols)
        if token:
            tokens += token[0]
            position += token[1]
            continue
        match = re.match(r"\d+(?:\.\d+)?|\.\d+", rest)
        if match:
            tokens.append(("num", match.group(0)))
            position += match.end()
            continue
        if rest.startswith("\\log_2") or rest.startswith("\\log_{2}") or rest.startswith("\\log_{10}"):
            base = "10" if "{10}" in rest[:9] else "2"
            tokens.append(("func", "log" + base))
            position += 9 if base == "10" else (8 if rest[5] == "{" else 6)
            continue
        match = re.match(r"\\psi_\{?1\}?(?=[\s(\\])|\\psi'", rest)
        if match:
            tokens.append(("func", "trigamma"))
            position += match.end()
            continue
        match = re.match(r"\\([A-Za-z]+|.)", rest)
        if match:
            name = match.group(1)
            position += match.end()
            if name in SKIP:
                if name in ("left", "right") and text[position:position + 1] == ".":
                    position += 1
                continue
            if name in LATEX_FUNCTIONS:
                tokens.append(("func", LATEX_FUNCTIONS[name]))
            elif name in FUNCTIONS and name not in ("sum", "prod"):
                tokens.append(("func", name))
            elif name in ("frac", "tfrac", "dfrac"):
                tokens.append(("frac", name))
            elif name in ("cdot", "times", "ast"):
                tokens.append(("op", "*"))
            elif name in ("le", "leq", "ge", "geq", "ne", "neq", "lt", "gt"):
                tokens.append(("op", {"le": "<=", "leq": "<=", "ge": ">=", "geq": ">=", "lt": "<", "gt": ">"}.get(name, "!=")))
            elif name == "|":
                tokens.append(("op", "||"))
            elif name in ("sum", "prod"):
                tokens.append(("fold", name))
            elif name == "pi":
                tokens.append(("const", "pi"))
            elif name in ("text", "mathrm"):
                close = text.index("}", position)
                word = text[position + 1:close].strip()
                position = close + 1
                if word in ("if", "else", "otherwise", "for", "where"):
                    tokens.append(("op", "text-" + ("else" if word in ("else", "otherwise") else "if")))
                else:
                    raise Unreadable(f"\\text{{{word}}}")
            else:
                tokens.append(("sym", name))
            continue
        if rest[0].isalpha():
            if rest[0] == "e" and "e" not in symbols:
                tokens.append(("const", "e"))
            elif rest[0] == "B" and "B" not in symbols:
                tokens.append(("func", "Beta"))
            else:
                tokens.append(("sym", rest[0]))
            position += 1
            continue
        if rest[0] in "+-*/^()[]{},'=<>|_":
            tokens.append(("op", rest[0]))
            position += 1
            continue
        raise Unreadable(f"{rest[:10]!r} in {text!r}")
    return tokens


def latex_symbol(rest, written, symbols):
    for name, latex in written:
        is_vector = "vector" in symbols[name]["kind"] or "simplex" in symbols[name]["kind"]
        match = re.match(r"(.*)_\{?([A-Za-z0-9]+)\}?$", latex) if "{t-1}" not in latex else None
        if match:
            base, subscript = match.groups()
            form = re.match(re.escape(base) + r"\s*_\s*(?:\{\s*" + subscript + r"\s*\}|" + subscript + (r"(?![0-9])" if len(subscript) == 1 else "") + ")", rest)
            if form:
                return [("sym", name)], form.end()
            if is_vector:
                form = re.match(re.escape(base) + r"_\{" + subscript + r"\s*,?\s*([a-z])\}", rest)
                if form:
                    return [("sym", name), ("op", "["), ("sym", form.group(1)), ("op", "]")], form.end()
        elif rest.startswith(latex):
            end = len(latex)
            if latex[-1].isalpha() and latex[0] == "\\" and end < len(rest) and rest[end].isalpha():
                continue
            if latex == "e" and False:
                continue
            if is_vector:
                form = re.match(r"\s*_\s*(?:\{([^{}]*)\}|([A-Za-z0-9]))", rest[end:])
                if form:
                    inner = form.group(1) or form.group(2)
                    kind = "num" if inner.isdigit() else "sym"
                    return [("sym", name), ("op", "["), (kind, inner), ("op", "]")], end + form.end()
            if re.match(r"\s*_", rest[end:]):
                continue
            return [("sym", name)], end
    return None


# ---------------------------------------------------------------- grammar

class Parser:
    def __init__(self, tokens, latex, symbols):
        self.tokens, self.latex, self.symbols, self.at, self.bars = tokens, latex, symbols, 0, 0

    def peek(self, ahead=0):
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else ("end", "")

    def is_op(self, value, ahead=0):
        return self.peek(ahead) == ("op", value)

    def take(self, value=None):
        token = self.peek()
        if value is not None and token[1] != value:
            raise Unreadable(f"expected {value}, found {token} at {self.at} in {self.tokens}")
        self.at += 1
        return token

    def all(self):
        result = self.expression()
        if self.peek()[0] != "end":
            raise Unreadable(f"left over {self.tokens[self.at:]} ")
        return result

    def condition(self):
        left = self.comparison()
        while self.is_op("and") or self.is_op("or"):
            operator = self.take()[1]
            left = (operator, left, self.comparison())
        return left

    def comparison(self):
        left, result = self.expression(), None
        while self.peek()[0] == "op" and self.peek()[1] in ("<", ">", "<=", ">=", "=", "!="):
            relation = self.take()[1]
            right = self.expression()
            test = ("rel", relation, left, right)
            result = test if result is None else ("and", result, test)
            left = right
        return left if result is None else result

    def expression(self):
        if self.is_op("+"):
            self.take()
        left = self.term()
        while self.is_op("+") or self.is_op("-"):
            operator = self.take()[1]
            left = (operator, left, self.term())
        return left

    def term(self):
        left = self.unary()
        while True:
            if self.is_op("*") or self.is_op("/"):
                operator = self.take()[1]
                left = (operator, left, self.unary())
            elif self.starts_factor():
                left = ("*", left, self.power())
            else:
                return left

    def starts_factor(self):
        kind, value = self.peek()
        return kind in ("num", "sym", "func", "const", "frac", "fold") or (
            kind == "op" and (value in ("(", "{", "\\begin{cases}") or (value == "[" and self.latex) or (value in ("|", "||") and not self.bars)))

    def unary(self):
        if self.is_op("-"):
            self.take()
            return ("neg", self.unary())
        if self.is_op("+"):
            self.take()
            return self.unary()
        return self.power()

    def power(self):
        base = self.postfix()
        if self.is_op("^"):
            self.take()
            return ("^", base, self.exponent())
        return base

    def exponent(self):
        if not self.latex:
            return self.unary()
        if self.is_op("{"):
            self.take()
            inner = self.expression()
            self.take("}")
            return inner
        return self.single()

    def single(self):
        """One LaTeX token as an argument: a digit, a letter or a group."""
        if self.is_op("{"):
            self.take()
            inner = self.expression()
            self.take("}")
            return inner
        kind, value = self.peek()
        if kind == "num" and len(value) > 1:
            self.tokens[self.at] = ("num", value[1:])
            return ("num", value[0])
        if kind in ("num", "const", "sym"):
            return self.postfix_of(self.primary()) if kind == "sym" and self.is_op("[", 1) else self.primary()
        if kind == "frac":
            return self.primary()
        raise Unreadable(f"{self.peek()} cannot stand alone")

    def postfix(self):
        return self.postfix_of(self.primary())

    def postfix_of(self, result):
        while True:
            if self.is_op("'"):
                self.take()
                result = ("call", "transpose", [result])
            elif self.is_op("^") and self.peek(1) == ("sym", "T") and "T" not in self.symbols:
                self.take()
                self.take()
                result = ("call", "transpose", [result])
            elif self.is_op("^") and self.latex and self.is_op("{", 1) and self.peek(2) == ("sym", "T") and self.is_op("}", 3) and "T" not in self.symbols:
                for _ in range(4):
                    self.take()
                result = ("call", "transpose", [result])
            elif self.is_op("[") and result[0] == "sym" and "kind" in self.symbols.get(result[1], {}) and any(
                    k in self.symbols[result[1]]["kind"] for k in ("vector", "simplex", "matrix", "spd")):
                self.take()
                indices = [self.expression()]
                while self.is_op(","):
                    self.take()
                    indices.append(self.expression())
                self.take("]")
                result = ("index", result, indices)
            else:
                return result

    def primary(self):
        kind, value = self.take()
        if kind == "num":
            return ("num", value)
        if kind == "const":
            return ("const", value)
        if kind == "sym":
            return ("sym", value)
        if kind == "frac":
            return ("/", self.single(), self.single())
        if kind == "fold":
            return self.latex_fold(value)
        if kind == "func":
            return self.function(value)
        if kind == "op" and value in ("(", "["):
            bars, self.bars = self.bars, 0
            if value == "[" and not self.latex:
                items = self.arguments("]")
                self.bars = bars
                return ("vector", items)
            inner = self.expression()
            self.take({"(": ")", "[": "]"}[value])
            self.bars = bars
            return inner
        if kind == "op" and value == "{":
            inner = self.expression()
            self.take("}")
            return inner
        if kind == "op" and value in ("|", "||"):
            self.bars += 1
            inner = self.expression()
            self.bars -= 1
            self.take(value)
            return ("call", "bars" if value == "|" else "norm", [inner])
        if kind == "op" and value == "\\begin{cases}":
            return self.cases()
        raise Unreadable(f"{kind} {value} at {self.at} of {self.tokens}")

    def cases(self):
        branches = []
        while not self.is_op("\\end{cases}"):
            value = self.expression()
            if self.is_op(","):
                self.take()
            if self.is_op("text-else"):
                self.take()
                condition = None
            else:
                if self.is_op("text-if"):
                    self.take()
                condition = self.condition()
            if self.is_op(","):
                self.take()
            branches.append((value, condition))
            if self.is_op("\\\\"):
                self.take()
        self.take()
        result = ("undefined",)
        for value, condition in reversed(branches):
            result = value if condition is None else ("call", "if", [condition, value, result])
        return result

    def arguments(self, close=")"):
        bars, self.bars = self.bars, 0
        items = [self.condition()]
        while self.is_op(","):
            self.take()
            items.append(self.condition())
        self.take(close)
        self.bars = bars
        return items

    def function(self, name):
        power = None
        if self.is_op("^") and name in ("log", "exp", "tanh", "sin", "cos"):
            self.take()
            power = self.exponent() if self.latex else self.primary()
        if name == "sqrt" and self.latex:
            self.take("{")
            inner = self.expression()
            self.take("}")
            result = ("call", "sqrt", [inner])
        elif self.is_op("("):
            self.take()
            if name in ("sum", "prod") and self.peek()[0] == "sym" and self.is_op(",", 1):
                variable = self.take()[1]
                self.take(",")
                low = self.expression()
                self.take(",")
                high = self.expression()
                self.take(",")
                body = self.expression()
                self.take(")")
                result = ("fold", name, variable, low, high, body)
            else:
                result = ("call", name, self.arguments())
        elif self.is_op("[") and self.latex:
            self.take()
            result = ("call", name, self.arguments("]"))
        elif self.is_op("{") and self.latex:
            self.take()
            result = ("call", name, self.arguments("}"))
        else:
            # the implicit product that follows, and the quotient that it begins
            inner = self.power()
            while self.starts_factor() or self.is_op("/"):
                if self.is_op("/"):
                    self.take()
                    inner = ("/", inner, self.power())
                else:
                    inner = ("*", inner, self.power())
            result = ("call", name, [inner])
        return ("^", result, power) if power is not None else result

    def latex_fold(self, name):
        low = high = None
        variable = None
        for _ in range(2):
            if self.is_op("_"):
                self.take()
                grouped = self.is_op("{")
                if grouped:
                    self.take()
                variable = self.take()[1]
                if grouped and self.is_op("="):
                    self.take()
                    low = self.expression()
                if grouped:
                    self.take("}")
            elif self.is_op("^"):
                self.take()
                high = self.single()
        body = self.unary()
        while self.starts_factor() or self.is_op("*") or self.is_op("/"):
            if self.is_op("*") or self.is_op("/"):
                operator = self.take()[1]
                body = (operator, body, self.unary())
            else:
                body = ("*", body, self.power())
        if high is None:
            high = ("sym", self.length_of(body, variable))
        return ("fold", name, variable, low or ("num", "1"), high, body)

    def length_of(self, node, variable):
        if isinstance(node, tuple) and node and node[0] == "index" and ("sym", variable) in node[2]:
            return re.search(r"\((\w+)\)", self.symbols[node[1][1]]["kind"]).group(1)
        if isinstance(node, (tuple, list)):
            for child in node:
                found = self.length_of(child, variable)
                if found:
                    return found
        return None


def top_level_equals(text):
    depth, cut = 0, -1
    for i, character in enumerate(text):
        if character in "({[":
            depth += 1
        elif character in ")}]":
            depth -= 1
        elif character == "=" and depth == 0 and text[i - 1:i] not in ("<", ">", "!", "="):
            cut = i
    return text[cut + 1:]


FREE_CONSTANT = re.compile(r"\s*\+\s*(?:\\?const(?:ant)?|\\(?:text|mathrm)\{\s*(?:const|constant)\.?\s*\}|C)\s*(?=\.?\s*\$*$|\.?\s*\\\\\s*$)\.?")


def read(text, symbols, latex):
    """The tree of an answer; a left-hand side and a free constant are set aside."""
    if latex:
        text = re.sub(r"\\begin\{cases\}.*?\\end\{cases\}", lambda m: m.group(0).replace("=", "\2"), text, flags=re.S)
    text = top_level_equals(text).replace("\2", "=")
    if "\\propto" in text:
        text = text.split("\\propto")[-1]
    has_constant = FREE_CONSTANT.search(text) is not None
    text = FREE_CONSTANT.sub("", text)
    if not latex:
        text = re.sub(r"(?<!\d)\.\s*$", "", text)
    tokens = latex_tokens(text, symbols) if latex else infix_tokens(text, symbols)
    return Parser(tokens, latex, symbols).all(), has_constant


# ---------------------------------------------------------------- values

class Undefined(Exception):
    pass


def scalar(value):
    if isinstance(value, matrix):
        if value.rows * value.cols != 1:
            raise Unreadable("a scalar is wanted")
        return value[0, 0]
    return value


def each(function, value):
    if isinstance(value, matrix):
        return value.apply(function)
    return function(value)


def is_vector(value):
    return isinstance(value, matrix) and value.cols == 1


def real(value):
    if isinstance(value, mpmath.mpc):
        raise Undefined
    if mpmath.isnan(value):
        raise Undefined
    return value


def evaluate(node, env):
    kind = node[0]
    if kind == "num":
        return mpf(node[1])
    if kind == "const":
        return mp.pi if node[1] == "pi" else mp.e
    if kind == "sym":
        if node[1] not in env:
            raise Unreadable(f"{node[1]} is not declared")
        return env[node[1]]
    if kind == "neg":
        return -evaluate(node[1], env)
    if kind == "undefined":
        raise Undefined
    if kind in ("and", "or"):
        left, right = evaluate(node[1], env), evaluate(node[2], env)
        return (left and right) if kind == "and" else (left or right)
    if kind == "rel":
        left, right = scalar(evaluate(node[2], env)), scalar(evaluate(node[3], env))
        return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right, "=": left == right, "!=": left != right}[node[1]]
    if kind in ("+", "-"):
        left, right = evaluate(node[1], env), evaluate(node[2], env)
        if isinstance(left, matrix) != isinstance(right, matrix):
            vector, other = (left, right) if isinstance(left, matrix) else (right, left)
            if vector.rows * vector.cols == 1:
                left, right = scalar(left), scalar(right)
            elif is_vector(vector):
                spread = matrix([other] * vector.rows)
                left, right = (left, spread) if isinstance(left, matrix) else (spread, right)
            else:
                raise Unreadable("scalar + matrix")
        return left + right if kind == "+" else left - right
    if kind == "*":
        left, right = evaluate(node[1], env), evaluate(node[2], env)
        if is_vector(left) and is_vector(right) and left.rows > 1:
            return matrix([left[i] * right[i] for i in range(left.rows)])
        product = left * right
        return product[0, 0] if isinstance(product, matrix) and product.rows == product.cols == 1 else product
    if kind == "/":
        left, right = evaluate(node[1], env), evaluate(node[2], env)
        if is_vector(right) and right.rows > 1:
            return matrix([(left[i] if isinstance(left, matrix) else left) / right[i] for i in range(right.rows)])
        right = scalar(right)
        if right == 0:
            raise Undefined
        return left / right
    if kind == "^":
        base, exponent = evaluate(node[1], env), scalar(evaluate(node[2], env))
        if isinstance(base, matrix) and base.rows > 1:
            if is_vector(base):
                return each(lambda b: real(mpmath.power(b, exponent)), base)
            return base ** int(exponent)
        base = scalar(base)
        if base == 0 and exponent < 0:
            raise Undefined
        return real(mpmath.power(base, exponent))
    if kind == "index":
        target = evaluate(node[1], env)
        indices = [int(scalar(evaluate(i, env))) - 1 for i in node[2]]
        if not isinstance(target, matrix):
            return target
        return target[indices[0], indices[1] if len(indices) > 1 else 0]
    if kind == "vector":
        return matrix([scalar(evaluate(i, env)) for i in node[1]])
    if kind == "fold":
        low, high = int(scalar(evaluate(node[3], env))), int(scalar(evaluate(node[4], env)))
        total = mpf(0) if node[1] == "sum" else mpf(1)
        for i in range(low, high + 1):
            value = scalar(evaluate(node[5], {**env, node[2]: mpf(i)}))
            total = total + value if node[1] == "sum" else total * value
        return total
    return call(node[1], node[2], env)


def positive_log(x):
    x = scalar(x)
    if x <= 0:
        raise Undefined
    return mpmath.log(x)


def gamma_like(function):
    def inner(x):
        if x <= 0 and x == int(x):
            raise Undefined
        return real(function(x))
    return inner


def nonnegative_root(x):
    if x < 0:
        raise Undefined
    return mpmath.sqrt(x)


SCALAR = {
    "exp": mpmath.exp, "log": positive_log, "log2": lambda x: positive_log(x) / mpmath.log(2), "log10": lambda x: positive_log(x) / mpmath.log(10),
    "log1p": lambda x: positive_log(1 + x), "expm1": mpmath.expm1, "sqrt": nonnegative_root, "abs": abs, "erf": mpmath.erf, "erfc": mpmath.erfc,
    "Phi": mpmath.ncdf, "lgamma": gamma_like(lambda x: mpmath.log(abs(mpmath.gamma(x)))), "Gamma": gamma_like(mpmath.gamma),
    "digamma": gamma_like(mpmath.digamma), "trigamma": gamma_like(lambda x: mpmath.psi(1, x)), "logit": lambda x: positive_log(x) - positive_log(1 - x),
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)), "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)), "sin": mpmath.sin, "cos": mpmath.cos,
    "tan": mpmath.tan, "tanh": mpmath.tanh, "floor": mpmath.floor, "factorial": mpmath.factorial,
}


def as_matrix(value):
    return value if isinstance(value, matrix) else matrix([[value]])


def call(name, arguments, env):
    if name == "if":
        return evaluate(arguments[1] if evaluate(arguments[0], env) else arguments[2], env)
    values = [evaluate(a, env) for a in arguments]
    if name == "indicator":
        return mpf(1) if values[0] else mpf(0)
    if name in SCALAR:
        return each(SCALAR[name], values[0])
    if name == "normpdf":
        x, mean, deviation = (scalar(v) for v in (values + [mpf(0), mpf(1)][len(values) - 1:] if len(values) < 3 else values))
        return mpmath.npdf(x, mean, deviation)
    if name == "Beta":
        return mpmath.beta(scalar(values[0]), scalar(values[1]))
    if name == "lbeta":
        return mpmath.log(mpmath.beta(scalar(values[0]), scalar(values[1])))
    if name in ("min", "max"):
        return {"min": min, "max": max}[name](scalar(v) for v in values)
    if name == "bars":
        value = values[0]
        return abs(value) if not isinstance(value, matrix) else mpmath.det(value)
    first = as_matrix(values[0])
    if name == "norm":
        return mpmath.sqrt(sum(v * v for v in first))
    if name == "transpose":
        return first.T
    if name == "tr":
        return sum(first[i, i] for i in range(first.rows))
    if name == "det":
        return mpmath.det(first)
    if name == "logdet":
        return positive_log(mpmath.det(first))
    if name == "inv":
        return mpmath.inverse(first)
    if name == "solve":
        return mpmath.inverse(first) * as_matrix(values[1])
    if name == "dot":
        return (first.T * as_matrix(values[1]))[0, 0]
    if name == "diag":
        return mpmath.diag(list(first)) if first.cols == 1 else matrix([first[i, i] for i in range(first.rows)])
    if name == "identity":
        return mpmath.eye(int(scalar(values[0])))
    if name == "sum":
        return sum(first)
    if name == "prod":
        return mpmath.fprod(first)
    if name == "logsumexp":
        return mpmath.log(sum(mpmath.exp(v) for v in first))
    raise Unreadable(name)
