namespace ViNotebooks.Expressions.Parsing;

/// <summary>What the token reader does with a LaTeX command.</summary>
internal enum LatexAction
{
    /// <summary>Gives a token of the entry's kind and text.</summary>
    Token,

    /// <summary>Leaves no trace: spacing, sizes and styles; an argument that follows is read as if the command were not there.</summary>
    Skip,

    /// <summary>Leaves no trace and drops the argument that follows too.</summary>
    SkipWithArgument,

    /// <summary>The next delimiter opens.</summary>
    Left,

    /// <summary>The next delimiter closes.</summary>
    Right,

    /// <summary>The argument is a word: a name such as tr, or text such as const.</summary>
    Word,

    /// <summary>The argument is a letter in another style; 1 or I in this style is the indicator.</summary>
    Style,

    /// <summary>The letters that follow, up to anything else, are one name: {\rm tr}.</summary>
    Letters,

    /// <summary>\begin{…} and \end{…}.</summary>
    Environment,
}

/// <summary>The dictionary of LaTeX commands.</summary>
internal static class LatexCommands
{
    private static readonly Dictionary<string, (LatexAction Action, TokenKind Kind, string Text)> Table = Build();

    public static bool TryFind(string command, out (LatexAction Action, TokenKind Kind, string Text) entry) =>
        Table.TryGetValue(command, out entry);

    public static IEnumerable<string> Names => Table.Keys;

    private static Dictionary<string, (LatexAction Action, TokenKind Kind, string Text)> Build()
    {
        var table = new Dictionary<string, (LatexAction, TokenKind, string)>();

        void Token(TokenKind kind, string text, params string[] commands)
        {
            foreach (var command in commands)
            {
                table.Add(command, (LatexAction.Token, kind, text));
            }
        }

        void Do(LatexAction action, params string[] commands)
        {
            foreach (var command in commands)
            {
                table.Add(command, (action, TokenKind.End, ""));
            }
        }

        void Names(params string[] commands)
        {
            foreach (var command in commands)
            {
                Token(TokenKind.Name, command, command);
            }
        }

        Names(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron",
            "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "varpi", "digamma", "Gamma", "Delta", "Theta", "Lambda",
            "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega", "Beta", "Alpha");
        Token(TokenKind.Name, "epsilon", "varepsilon");
        Token(TokenKind.Name, "theta", "vartheta");
        Token(TokenKind.Name, "phi", "varphi");
        Token(TokenKind.Name, "sigma", "varsigma");
        Token(TokenKind.Name, "rho", "varrho");
        Token(TokenKind.Name, "kappa", "varkappa");
        Token(TokenKind.Name, "Gamma", "varGamma");
        Token(TokenKind.Name, "Sigma", "varSigma");
        Token(TokenKind.Name, "Phi", "varPhi");
        Token(TokenKind.Name, "l", "ell");

        Names(
            "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "det", "min", "max",
            "tr", "Tr", "diag", "erf", "erfc", "abs", "norm", "arg", "argmax", "argmin", "Var", "Cov", "KL");
        Token(TokenKind.Name, "sign", "sgn");

        Token(TokenKind.Times, "*", "times", "ast", "odot", "circ");
        Token(TokenKind.Times, "·", "cdot", "bullet", "cdotp");
        Token(TokenKind.Over, "over", "over");
        Token(TokenKind.Slash, "/", "div", "slash");
        Token(TokenKind.Fraction, "/", "frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac", "flatfrac");
        Token(TokenKind.Radical, "2", "sqrt");
        Token(TokenKind.BinomialCoefficient, "binom", "binom", "tbinom", "dbinom");
        Token(TokenKind.Fold, "sum", "sum");
        Token(TokenKind.Fold, "prod", "prod");
        Token(TokenKind.TransposeMark, "T", "top", "intercal", "transpose", "transp", "trans");
        Token(TokenKind.Prime, "'", "prime");
        Token(TokenKind.Relation, "<", "lt");
        Token(TokenKind.Relation, ">", "gt");
        Token(TokenKind.Relation, "<=", "le", "leq", "leqslant");
        Token(TokenKind.Relation, ">=", "ge", "geq", "geqslant");
        Token(TokenKind.Relation, "!=", "ne", "neq");
        Token(TokenKind.Equal, "=", "equiv", "approx", "coloneqq", "coloneq", "triangleq", "simeq", "doteq", "eqqcolon", "leftarrow", "gets", "Leftarrow");
        Token(TokenKind.Name, "infty", "infty");
        Token(TokenKind.Proportional, "∝", "propto", "varpropto");
        Token(TokenKind.And, "and", "land", "wedge");
        Token(TokenKind.Or, "or", "lor", "vee");
        Token(TokenKind.Not, "not", "lnot", "neg");
        Token(TokenKind.Bar, "|", "vert", "mid");
        Token(TokenKind.BarOpen, "|", "lvert");
        Token(TokenKind.BarClose, "|", "rvert");
        Token(TokenKind.DoubleBar, "||", "|", "Vert", "lVert", "rVert", "parallel");
        Token(TokenKind.Open, "}", "{", "lbrace");
        Token(TokenKind.Close, "}", "}", "rbrace");
        Token(TokenKind.Open, "]", "lbrack");
        Token(TokenKind.Close, "]", "rbrack");
        Token(TokenKind.Open, ")", "lparen");
        Token(TokenKind.Close, ")", "rparen");
        Token(TokenKind.Open, "floor", "lfloor");
        Token(TokenKind.Close, "floor", "rfloor");
        Token(TokenKind.Open, "ceil", "lceil");
        Token(TokenKind.Close, "ceil", "rceil");
        Token(TokenKind.Accent, "bar", "bar", "overline");
        Token(TokenKind.Accent, "hat", "hat", "widehat");
        Token(TokenKind.Accent, "tilde", "tilde", "widetilde");
        Token(TokenKind.Accent, "dot", "dot");
        Token(TokenKind.Accent, "ddot", "ddot");
        Token(TokenKind.Accent, "check", "check");
        Token(TokenKind.Accent, "breve", "breve");
        Token(TokenKind.Accent, "star", "mathring");
        Token(TokenKind.Brace, "brace", "underbrace", "overbrace");
        Token(TokenKind.Integral, "∫", "int");
        Token(TokenKind.Integral, "∬", "iint");
        Token(TokenKind.Partial, "∂", "partial");
        Token(TokenKind.Nabla, "∇", "nabla");
        Token(TokenKind.Sim, "~", "sim", "thicksim");
        Token(TokenKind.In, "∈", "in");
        Token(TokenKind.Ellipsis, "…", "ldots", "dots", "cdots", "dotsc");
        Token(TokenKind.Name, "d", "dd");
        Token(TokenKind.Subscript, "_", "_");
        Token(TokenKind.Open, "angle", "langle");
        Token(TokenKind.Close, "angle", "rangle");
        Token(TokenKind.LineBreak, "\\\\", "\\", "newline", "cr");
        Token(TokenKind.Ampersand, "&", "&");

        Do(
            LatexAction.Skip,
            ",", ";", ":", "!", ">", " ", "/", "quad", "qquad", "enspace", "thinspace", "medspace", "thickspace", "negthinspace", "hfill", "displaystyle",
            "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag", "allowbreak", "vec", "underline", "mathstrut", "strut",
            "ensuremath", "mathop", "mathbin", "mathrel", "mathord", "boxed", "cancel", "(", ")", "[", "]", "noindent", "middle",
            "big", "Big", "bigg", "Bigg", "bigm", "Bigm", "biggm", "Biggm", "hphantom", "smash", "left.", "right.", "protect", "relax");
        Do(
            LatexAction.SkipWithArgument,
            "tag", "label", "hspace", "vspace", "phantom", "vphantom", "color", "stackrel", "overset", "underset", "footnote", "ref", "eqref", "kern", "mspace");
        Do(LatexAction.Left, "left", "bigl", "Bigl", "biggl", "Biggl", "mleft");
        Do(LatexAction.Right, "right", "bigr", "Bigr", "biggr", "Biggr", "mright");
        Do(
            LatexAction.Word,
            "mathrm", "operatorname", "operatorname*", "text", "textrm", "textit", "textbf", "texttt", "textsf", "textnormal", "mathit", "mathsf", "mathtt", "mbox", "hbox", "textup");
        Do(LatexAction.Style, "mathbf", "boldsymbol", "bm", "mathbb", "mathds", "mathbbm", "mathcal", "mathscr", "mathfrak", "pmb", "symbf", "symbb");
        Do(LatexAction.Letters, "rm", "bf", "it", "sf", "tt", "cal");
        Do(LatexAction.Environment, "begin", "end");
        return table;
    }
}
