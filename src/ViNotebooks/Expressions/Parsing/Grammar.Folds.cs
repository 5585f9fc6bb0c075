using ViNotebooks.Expressions.Rewriting;

namespace ViNotebooks.Expressions.Parsing;

/// <content>Sums and products over an index: \sum_{j=1}^{D} …, \sum_j …, sum(j, 1, D, …), and sum(v) of a vector.</content>
internal sealed partial class Grammar
{
    /// <summary>After the word sum or prod: a call, or a subscript as after Σ.</summary>
    private Expr ReadNamedFold(Function function)
    {
        var kind = function == Function.SumOf ? FoldKind.Sum : FoldKind.Product;
        if (Current.Kind is TokenKind.Subscript or TokenKind.Caret)
        {
            position--;
            return ReadFold(kind);
        }

        if (Current.Kind != TokenKind.Open)
        {
            return new Call(function, [ReadImplicitArgument(position - 1, takesQuotients: true)]);
        }

        if (function == Function.SumOf && CountOfCommas(position) == 1 && IsNameWithComma(position + 1) && Speaks)
        {
            return ReadSumOverValues(position - 1);
        }

        if (tokens[position + 1].Kind == TokenKind.Name && tokens[position + 2].Kind is TokenKind.Comma or TokenKind.Equal)
        {
            return ReadFoldCall(kind);
        }

        return new Call(function, CheckCount(function, ReadArguments(out _), position).ToSequence());
    }

    /// <summary>sum(j, 1, D, body), also sum(j = 1, D, body).</summary>
    private Fold ReadFoldCall(FoldKind kind)
    {
        var start = position - 1;
        var close = Current.Text;
        position++;
        var variable = Current.Text;
        position += 2;
        openBrackets++;
        var bars = openBars;
        openBars = 0;
        var from = ReadSum();
        Comma();
        var to = ReadSum();
        Comma();
        indices.Add(variable);
        var body = ReadCondition();
        indices.RemoveAt(indices.Count - 1);
        if (Current.Kind != TokenKind.Close || Current.Text != close)
        {
            throw Expected("a sum over an index is written sum(j, 1, D, …); expected ')'");
        }

        position++;
        openBars = bars;
        openBrackets--;
        return (Fold)Note(new Fold(kind, variable, from, to, body), start);
    }

    private void Comma()
    {
        if (Current.Kind is not (TokenKind.Comma or TokenKind.Semicolon))
        {
            throw Expected("a sum over an index is written sum(j, 1, D, …); expected ','");
        }

        position++;
    }

    private Expr ReadFold(FoldKind kind)
    {
        var start = position;
        position++;
        var variables = new List<string>();
        Expr? from = null;
        Expr? to = null;
        while (Current.Kind is TokenKind.Subscript or TokenKind.Caret)
        {
            var isLower = Current.Kind == TokenKind.Subscript;
            position++;
            if (isLower)
            {
                (from, to) = ReadLowerBound(variables) is var lower && lower.To is null ? (lower.From, to) : lower;
            }
            else
            {
                to = Current.Kind == TokenKind.GroupOpen || isLatex ? ReadArgument("the upper bound") : ReadPower();
            }
        }

        if (variables.Count == 0)
        {
            if (kind == FoldKind.Sum && Current.Kind == TokenKind.Open)
            {
                return new Call(Function.SumOf, [ReadOperand()]);
            }

            throw Expected("a sum needs its index, as in \\sum_{j=1}^{D}");
        }

        return ReadFoldBody(kind, variables, from, to, start);
    }

    /// <summary>{j=1}, {j}, j, {i,j}: gives the start and fills in the variables.</summary>
    private (Expr? From, Expr? To) ReadLowerBound(List<string> variables)
    {
        var isGroup = Current.Kind == TokenKind.GroupOpen;
        if (isGroup)
        {
            position++;
        }

        Expr? from = null;
        Expr? last = null;
        while (Current.Kind == TokenKind.Name)
        {
            JoinLetters();
            variables.Add(names.Find(Current.Text) is { } declared ? declared.Name : Current.Text);
            position++;
            if (isGroup && (Current.Kind == TokenKind.In || Current is { Kind: TokenKind.Name, Text: "in" }))
            {
                position++;
                (from, last) = ReadSetOfNumbers();
            }

            if (isGroup && Current.Kind == TokenKind.Equal)
            {
                position++;
                from = ReadSum();
            }

            if (!isGroup)
            {
                break;
            }

            Skip(TokenKind.Comma);
        }

        if (variables.Count == 0)
        {
            throw Expected("expected the index of the sum, as in j=1");
        }

        if (isGroup)
        {
            if (Current.Kind != TokenKind.GroupClose)
            {
                throw Expected("a sum runs over j, or from j=1; expected the closing '}'");
            }

            position++;
        }

        return (from, last);
    }

    private Expr ReadFoldBody(FoldKind kind, List<string> variables, Expr? from, Expr? to, int start)
    {
        indices.AddRange(variables);
        var bodyStart = position;
        var extends = false;
        var body = ReadFoldProduct();
        while (kind == FoldKind.Sum && Current.Kind is TokenKind.Plus or TokenKind.Minus && (readsWide || LaterTermUses(variables)))
        {
            HasOtherReading = extends = true;
            var operation = Current.Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Subtract;
            position++;
            body = Note(new Binary(operation, body, ReadFoldProduct()), bodyStart);
        }

        if (extends)
        {
            Warn($"The sum over {string.Join(", ", variables)} was read to go on with {TextOf(bodyStart, position)}, which uses its index: write parentheses around the summand", start, position);
        }

        indices.RemoveRange(indices.Count - variables.Count, variables.Count);
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            var last = to ?? LengthOver(variables[i], body);
            if (last is null && from is null && kind == FoldKind.Sum && IsSummedOverValues(variables[i], body))
            {
                Ask($"A sum over all values of {variables[i]}", start);
                body = Note(new Integral(variables[i], null, null, body), start);
                continue;
            }

            if (last is null)
            {
                throw new ReadingException(
                    $"It is not clear up to where the sum over {variables[i]} runs: write \\sum_{{{variables[i]}=1}}^{{D}}", SpanAt(start));
            }

            body = Note(new Fold(kind, variables[i], from ?? Number.One, last, body), start);
        }

        return body;
    }

    private Expr ReadFoldProduct()
    {
        var start = position;
        if (Current.Kind is TokenKind.Minus or TokenKind.Plus)
        {
            var isMinus = Current.Kind == TokenKind.Minus;
            position++;
            var product = ReadProduct();
            return isMinus ? Note(new Negate(product), start) : product;
        }

        return ReadProduct();
    }

    /// <summary>Whether a term after the sign at the current place uses one of the indices, so that it must belong to the sum.</summary>
    private bool LaterTermUses(List<string> variables)
    {
        const int farthest = 200;
        var depth = 0;
        for (var i = position + 1; i < tokens.Count && i < position + farthest; i++)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Open or TokenKind.GroupOpen or TokenKind.EnvironmentBegin)
            {
                depth++;
            }
            else if (token.Kind is TokenKind.Close or TokenKind.GroupClose or TokenKind.EnvironmentEnd && --depth < 0)
            {
                return false;
            }
            else if (token.Kind == TokenKind.Fold || (depth == 0 && token.Kind is TokenKind.Relation or TokenKind.Equal or TokenKind.Comma))
            {
                return false;
            }
            else if (token.Kind == TokenKind.Name && variables.Contains(token.Text) && names.Find(token.Text) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The length of the vector (or the side of the matrix) that the index runs over inside the body.</summary>
    private Expr? LengthOver(string variable, Expr body)
    {
        if (body is Index { Target: Symbol target } element && names.Declarations.Find(target.Name) is { } declared)
        {
            for (var i = 0; i < element.Indices.Count; i++)
            {
                if (element.Indices[i] is Symbol { Name: var index } && index == variable)
                {
                    var size = i == 0 ? declared.Shape.Rows : declared.Shape.Columns;
                    return size.Symbol is { } symbol ? new Symbol(symbol) : size.Value is { } value ? new Number(value) : null;
                }
            }
        }

        foreach (var child in Traversal.Children(body))
        {
            if (LengthOver(variable, child) is { } length)
            {
                return length;
            }
        }

        return null;
    }
}
