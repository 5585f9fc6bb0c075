namespace ViNotebooks.Expressions.Parsing;

/// <content>Matrices, and definitions by cases.</content>
internal sealed partial class Grammar
{
    /// <summary>[[a, b], [c, d]]; a bracket inside a bracket is a matrix only where rows follow, else it just groups.</summary>
    private Expr ReadBracketMatrix(int start)
    {
        var items = ReadList(TokenKind.Close, "]");
        if (items.Count == 1 && items[0] is not VectorLiteral)
        {
            return items[0];
        }

        var rows = new List<Sequence<Expr>>();
        foreach (var item in items)
        {
            rows.Add(item is VectorLiteral row ? row.Items : [item]);
        }

        if (rows.Exists(row => row.Count != rows[0].Count))
        {
            throw new ReadingException("The rows of this matrix have different lengths", new TextSpan(tokens[start].Start, Current.Start - tokens[start].Start));
        }

        return new MatrixLiteral(rows.ToSequence());
    }

    private Expr ReadEnvironment()
    {
        var name = Current.Text;
        position++;
        return name is "cases" or "dcases" or "rcases" ? ReadCases(name) : ReadMatrix(name);
    }

    private Expr ReadMatrix(string name)
    {
        var start = position - 1;
        openBrackets++;
        var rows = new List<Sequence<Expr>>();
        while (Current.Kind != TokenKind.EnvironmentEnd)
        {
            var row = new List<Expr> { ReadCondition() };
            while (Current.Kind == TokenKind.Ampersand)
            {
                position++;
                row.Add(ReadCondition());
            }

            rows.Add(row.ToSequence());
            if (Current.Kind == TokenKind.LineBreak)
            {
                position++;
            }
            else if (Current.Kind != TokenKind.EnvironmentEnd)
            {
                throw Expected($"expected &, \\\\ or \\end{{{name}}}");
            }
        }

        EndEnvironment(name);
        openBrackets--;
        if (rows.Count == 0 || rows.Exists(row => row.Count != rows[0].Count))
        {
            throw new ReadingException("The rows of this matrix have different lengths", new TextSpan(tokens[start].Start, tokens[position - 1].End - tokens[start].Start));
        }

        Expr matrix = rows[0].Count == 1 ? new VectorLiteral(rows.Select(row => row[0]).ToSequence()) : new MatrixLiteral(rows.ToSequence());
        return name is "vmatrix" ? new Call(Function.Determinant, [matrix]) : matrix;
    }

    /// <summary>Rows "value &amp; condition"; the row marked "otherwise" or "else", or without a condition, is what remains.</summary>
    private Expr ReadCases(string name)
    {
        openBrackets++;
        var rows = new List<(Expr Value, Expr? Condition)>();
        while (Current.Kind != TokenKind.EnvironmentEnd)
        {
            var value = ReadSum();
            Skip(TokenKind.Comma);
            Expr? condition = null;
            if (Current.Kind == TokenKind.Ampersand || Current.Kind == TokenKind.Text)
            {
                Skip(TokenKind.Ampersand);
                var isRest = false;
                while (Current.Kind == TokenKind.Text)
                {
                    isRest |= Current.Text is "otherwise" or "else" or "sonst";
                    position++;
                }

                condition = isRest || Current.Kind is TokenKind.LineBreak or TokenKind.EnvironmentEnd ? null : ReadCondition();
            }

            while (Current.Kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Period)
            {
                position++;
            }

            rows.Add((value, condition));
            if (Current.Kind == TokenKind.LineBreak)
            {
                position++;
            }
            else if (Current.Kind != TokenKind.EnvironmentEnd)
            {
                throw Expected($"expected \\\\ or \\end{{{name}}}");
            }
        }

        EndEnvironment(name);
        openBrackets--;
        Expr cases = new Call(Function.Undefined, []);
        for (var i = rows.Count - 1; i >= 0; i--)
        {
            cases = rows[i].Condition is { } condition ? new Conditional(condition, rows[i].Value, cases) : rows[i].Value;
        }

        return cases;
    }

    private void EndEnvironment(string name)
    {
        if (Current.Kind != TokenKind.EnvironmentEnd || Current.Text != name)
        {
            throw Expected($"expected \\end{{{name}}}");
        }

        position++;
    }
}
