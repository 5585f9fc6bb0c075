using System.Collections;
using System.Reflection;
using ViNotebooks.Expressions;

namespace ViNotebooks.Tests.Display;

/// <summary>Finds formatters as .NET Interactive does: by the simple name of an attribute and of members, without a reference.</summary>
public sealed class FormatterConventionTests
{
    public static TheoryData<Type> Shown => [typeof(Expr), typeof(Verdict), typeof(Exercise), typeof(Sheet), typeof(Estimate), typeof(VectorEstimate)];

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_preferred_MIME_type_has_a_formatter_of_its_own(Type type)
    {
        var attribute = type.GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        var preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var formatters = Formatters(attribute);

        Assert.NotEmpty(preferred);
        Assert.Equal("text/html", preferred[0]);
        Assert.Equal(preferred.Order(), formatters.Select(MimeType).Order());
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Formatters_have_the_members_that_the_host_calls(Type type)
    {
        var attribute = type.GetCustomAttributes().Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        foreach (var formatter in Formatters(attribute))
        {
            var format = Assert.Single(formatter.GetType().GetMethods(), method => method.Name == "Format");
            Assert.Equal(typeof(bool), format.ReturnType);
            Assert.Equal([typeof(object), typeof(TextWriter)], format.GetParameters().Select(parameter => parameter.ParameterType));

            using var writer = new StringWriter();
            Assert.False((bool)format.Invoke(formatter, [new object(), writer])!);
            Assert.Empty(writer.ToString());
        }
    }

    [Fact]
    public void A_kind_of_expression_inherits_the_formatters_of_expressions() =>
        Assert.Contains(
            typeof(Symbol).GetCustomAttributes(inherit: true), a => a.GetType().Name == "TypeFormatterSourceAttribute");

    private static List<object> Formatters(Attribute attribute)
    {
        var source = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        Assert.NotNull(source.GetConstructor(Type.EmptyTypes));
        return [.. ((IEnumerable)source.GetMethod("CreateTypeFormatters")!.Invoke(Activator.CreateInstance(source), null)!).Cast<object>()];
    }

    private static string MimeType(object formatter) => (string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!;
}
