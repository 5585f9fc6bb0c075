namespace ViNotebooks.Cli.Tests;

public sealed class JudgeRequestTests
{
    [Fact]
    public void A_request_has_an_exercise_an_answer_and_perhaps_more()
    {
        var request = JudgeRequest.Parse("""{"exercise":"1b","answer":"x","notation":"latex","seed":9007199254740993,"student":"ignored"}""");
        Assert.Equal(new JudgeRequest("1b", "x", null, Notation.Latex, 9007199254740993), request);
    }

    [Fact]
    public void An_answer_may_have_parts()
    {
        var request = JudgeRequest.Parse("""{"exercise":"3","answer":{"mean":"a","s^2":"b"}}""");
        Assert.Null(request.Answer);
        Assert.Equal([new("mean", "a"), new("s^2", "b")], request.Parts!);
        Assert.Equal(Notation.Auto, request.Notation);
        Assert.Null(request.Seed);
    }

    [Theory]
    [InlineData("x", "not JSON at column 1")]
    [InlineData("{\"exercise\":", "not JSON")]
    [InlineData("[1]", "expected a JSON object")]
    [InlineData("{}", "\"exercise\" is missing")]
    [InlineData("""{"exercise":1,"answer":"x"}""", "\"exercise\" must be a text")]
    [InlineData("""{"exercise":"1b"}""", "\"answer\" is missing")]
    [InlineData("""{"exercise":"1b","answer":3}""", "\"answer\" must be a text or an object of texts")]
    [InlineData("""{"exercise":"1b","answer":{"a":3}}""", "the part \"a\"")]
    [InlineData("""{"exercise":"1b","answer":{"a":"1","a":"2"}}""", "twice")]
    [InlineData("""{"exercise":"1b","answer":"x","notation":"tex"}""", "\"notation\" must be")]
    [InlineData("""{"exercise":"1b","answer":"x","notation":3}""", "\"notation\" must be")]
    [InlineData("""{"exercise":"1b","answer":"x","seed":-1}""", "\"seed\" must be")]
    [InlineData("""{"exercise":"1b","answer":"x","seed":1.5}""", "\"seed\" must be")]
    [InlineData("""{"exercise":"1b","answer":"\ud800"}""", "not valid Unicode")]
    public void What_is_no_request_says_why(string line, string why) =>
        Assert.Contains(why, Assert.Throws<BadRequestException>(() => JudgeRequest.Parse(line)).Message);
}
