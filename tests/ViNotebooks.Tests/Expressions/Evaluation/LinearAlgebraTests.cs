using ViNotebooks.Expressions.Evaluation;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Expressions.Evaluation;

public sealed class LinearAlgebraTests
{
    private const double Tolerance = 1e-33;

    public static TheoryData<int, ulong> Sizes => new() { { 1, 1 }, { 2, 2 }, { 3, 3 }, { 5, 4 }, { 8, 5 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_matrix_times_its_inverse_is_the_identity(int size, ulong seed)
    {
        var a = Random(size, new RandomStream(seed));
        var product = LinearAlgebra<WideFloat>.Multiply(a, LinearAlgebra<WideFloat>.Inverse(a, size), size, size, size);
        AssertEqual(LinearAlgebra<WideFloat>.Identity(size), product);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_determinant_of_a_product_is_the_product_of_the_determinants(int size, ulong seed)
    {
        var random = new RandomStream(seed);
        var (a, b) = (Random(size, random), Random(size, random));
        var whole = LinearAlgebra<WideFloat>.Determinant(LinearAlgebra<WideFloat>.Multiply(a, b, size, size, size), size);
        var parts = LinearAlgebra<WideFloat>.Determinant(a, size) * LinearAlgebra<WideFloat>.Determinant(b, size);
        Assert.NotEqual(0, WideFloat.ToDouble(parts));
        AssertEqual([WideFloat.FromDouble(1)], [whole / parts]);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_log_determinant_is_the_logarithm_of_a_positive_determinant(int size, ulong seed)
    {
        var a = Random(size, new RandomStream(seed));
        var square = LinearAlgebra<WideFloat>.Multiply(a, LinearAlgebra<WideFloat>.Transpose(a, size, size), size, size, size);
        var expected = WideFloat.Log(LinearAlgebra<WideFloat>.Determinant(square, size));
        AssertEqual([expected], [LinearAlgebra<WideFloat>.LogDeterminant(square, size)]);

        var determinant = LinearAlgebra<WideFloat>.Determinant(a, size);
        Assert.Equal(WideFloat.Sign(determinant) > 0, WideFloat.IsDefined(LinearAlgebra<WideFloat>.LogDeterminant(a, size)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void A_solution_meets_its_equations(int size, ulong seed)
    {
        var random = new RandomStream(seed);
        var a = Random(size, random);
        var right = Enumerable.Range(0, size * 2).Select(_ => WideFloat.FromDouble(random.NextNormal())).ToArray();
        var solution = LinearAlgebra<WideFloat>.Solve(a, size, right, 2);
        AssertEqual(right, LinearAlgebra<WideFloat>.Multiply(a, solution, size, size, 2));
    }

    [Fact]
    public void A_singular_matrix_has_determinant_zero_and_no_inverse()
    {
        double[] rows = [1, 2, 2, 4];
        var singular = Array.ConvertAll(rows, Binary64.FromDouble);
        Assert.Equal(0, Binary64.ToDouble(LinearAlgebra<Binary64>.Determinant(singular, 2)));
        Assert.False(Binary64.IsDefined(LinearAlgebra<Binary64>.LogDeterminant(singular, 2)));
        Assert.All(LinearAlgebra<Binary64>.Inverse(singular, 2), element => Assert.False(Binary64.IsDefined(element)));
    }

    [Fact]
    public void A_matrix_with_an_undefined_element_has_an_undefined_determinant_and_inverse()
    {
        double[] rows = [1, 2, double.NaN, 4];
        var matrix = Array.ConvertAll(rows, Binary64.FromDouble);
        Assert.False(Binary64.IsDefined(LinearAlgebra<Binary64>.Determinant(matrix, 2)));
        Assert.All(LinearAlgebra<Binary64>.Inverse(matrix, 2), element => Assert.False(Binary64.IsDefined(element)));
    }

    private static WideFloat[] Random(int size, RandomStream random) =>
        [.. Enumerable.Range(0, size * size).Select(_ => WideFloat.FromDouble(random.NextNormal()))];

    private static void AssertEqual(WideFloat[] expected, WideFloat[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.InRange(Math.Abs(WideFloat.ToDouble(expected[i] - actual[i])), 0, Tolerance);
        }
    }
}
