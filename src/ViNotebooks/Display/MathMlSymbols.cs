namespace ViNotebooks.Display;

/// <summary>The LaTeX commands that stand for one MathML element.</summary>
internal static class MathMlSymbols
{
    /// <summary>Letters and named functions.</summary>
    public static readonly IReadOnlyDictionary<string, string> Identifiers = Pairs(
        """
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε
        zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ
        lambda λ  mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ
        rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ
        phi ϕ  varphi φ  chi χ  psi ψ  omega ω
        Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π
        Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
        infty ∞  partial ∂  nabla ∇  ell ℓ  top ⊤  bot ⊥  emptyset ∅
        ldots …  dots …  cdots ⋯  vdots ⋮  ddots ⋱
        log log  ln ln  exp exp  sin sin  cos cos  tan tan  cot cot
        arcsin arcsin  arccos arccos  arctan arctan  sinh sinh  cosh cosh
        tanh tanh  det det  min min  max max  arg arg  lim lim  dim dim
        Pr Pr  sup sup  inf inf
        """);

    /// <summary>Operators, relations and delimiters.</summary>
    public static readonly IReadOnlyDictionary<string, string> Operators = Pairs(
        """
        cdot ⋅  times ×  div ÷  pm ±  mp ∓  ast ∗  circ ∘  odot ⊙
        otimes ⊗  oplus ⊕  le ≤  leq ≤  ge ≥  geq ≥  ne ≠  neq ≠
        ll ≪  gg ≫  approx ≈  equiv ≡  sim ∼  propto ∝  in ∈
        notin ∉  subset ⊂  cup ∪  cap ∩  to →  rightarrow →  mapsto ↦
        Rightarrow ⇒  leftarrow ←  iff ⇔  mid ∣  vert |  lvert |  rvert |
        | ‖  Vert ‖  lVert ‖  rVert ‖  parallel ∥  langle ⟨  rangle ⟩
        lfloor ⌊  rfloor ⌋  lceil ⌈  rceil ⌉  { {  } }  lbrace {
        rbrace }  lbrack [  rbrack ]  colon :  prime ′  land ∧  lor ∨
        lnot ¬  wedge ∧  vee ∨  forall ∀  exists ∃  int ∫  iint ∬
        setminus ∖  % %  & &  _ _  # #  $ $
        """);

    /// <summary>Operators whose bounds stand below and above.</summary>
    public static readonly IReadOnlyDictionary<string, string> Folds = new Dictionary<string, string>
    {
        ["sum"] = "∑",
        ["prod"] = "∏",
        ["bigcup"] = "⋃",
        ["bigcap"] = "⋂",
    };

    public static readonly IReadOnlyDictionary<string, string> Accents = new Dictionary<string, string>
    {
        ["bar"] = "¯",
        ["overline"] = "¯",
        ["hat"] = "^",
        ["widehat"] = "^",
        ["tilde"] = "~",
        ["widetilde"] = "~",
        ["vec"] = "→",
        ["dot"] = "˙",
        ["ddot"] = "¨",
    };

    /// <summary>Spaces, as widths.</summary>
    public static readonly IReadOnlyDictionary<string, string> Spaces = new Dictionary<string, string>
    {
        [","] = "0.17em",
        [":"] = "0.22em",
        [";"] = "0.28em",
        ["!"] = "-0.17em",
        [" "] = "0.25em",
        ["quad"] = "1em",
        ["qquad"] = "2em",
    };

    /// <summary>The delimiters around a matrix environment.</summary>
    public static readonly IReadOnlyDictionary<string, (string Open, string Close)> Environments = new Dictionary<string, (string, string)>
    {
        ["matrix"] = ("", ""),
        ["pmatrix"] = ("(", ")"),
        ["bmatrix"] = ("[", "]"),
        ["vmatrix"] = ("|", "|"),
        ["Vmatrix"] = ("‖", "‖"),
        ["Bmatrix"] = ("{", "}"),
        ["smallmatrix"] = ("", ""),
        ["cases"] = ("{", ""),
        ["aligned"] = ("", ""),
        ["align"] = ("", ""),
        ["align*"] = ("", ""),
        ["array"] = ("", ""),
        ["gathered"] = ("", ""),
        ["split"] = ("", ""),
    };

    /// <summary>Commands that only change the size or style of what follows.</summary>
    public static readonly IReadOnlySet<string> Ignored = new HashSet<string>
    {
        "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "bigl", "bigr", "big", "Big", "Bigl", "Bigr", "bigg", "biggl",
        "biggr", "Bigg", "Biggl", "Biggr", "bigm", "middle", "nonumber", "notag", "hfill", "allowbreak",
    };

    /// <summary>The commands and what each stands for, from a text of words in turn.</summary>
    private static Dictionary<string, string> Pairs(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
