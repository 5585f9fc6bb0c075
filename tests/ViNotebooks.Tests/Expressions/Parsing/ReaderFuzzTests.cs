using ViNotebooks.Expressions.Parsing;
using ViNotebooks.Fuzzing;

namespace ViNotebooks.Tests.Expressions.Parsing;

/// <summary>A short run of what tests/ViNotebooks.Fuzzing does at length.</summary>
public class ReaderFuzzTests
{
    private const int Inputs = 20_000;

    [Fact]
    public void Random_and_mutated_inputs_are_read_or_refused_without_an_exception()
    {
        var generator = new InputGenerator(AnswerCorpus.Load(), seed: 20);
        var readable = 0;
        for (var index = 0L; index < Inputs; index++)
        {
            var input = generator.Create(index);
            try
            {
                readable += ExpressionReader.Read(input.Text, input.Names, input.Notation).IsReadable ? 1 : 0;
            }
            catch (Exception exception)
            {
                Assert.Fail($"index {index}: {FuzzRun.Escape(input.Text)}: {exception}");
            }
        }

        // both kinds must occur for the run to mean anything
        Assert.InRange(readable, Inputs / 50, Inputs / 2);
    }

    [Fact]
    public void The_input_of_an_index_depends_on_the_seed_and_the_index_only()
    {
        var corpus = AnswerCorpus.Load();
        var (first, second) = (new InputGenerator(corpus, 5), new InputGenerator(corpus, 5));
        second.Create(1);
        Assert.Equal(first.Create(77).Text, second.Create(77).Text);
        Assert.NotEqual(first.Create(77).Text, new InputGenerator(corpus, 6).Create(77).Text);
    }
}
