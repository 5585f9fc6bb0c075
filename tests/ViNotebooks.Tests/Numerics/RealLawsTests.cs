using System.Reflection;
using System.Runtime.ExceptionServices;
using ViNotebooks.Numerics;

namespace ViNotebooks.Tests.Numerics;

public class RealLawsTests
{
    private static readonly Dictionary<Type, int> Bits = new()
    {
        [typeof(Binary64)] = 49,
        [typeof(BoundedFloat)] = 122,
        [typeof(WideFloat)] = 122,
        [typeof(Dual<Binary64>)] = 49,
        [typeof(Dual<WideFloat>)] = 122,
    };

    public static TheoryData<string, string> ArithmeticsAndLaws()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in Bits.Keys)
        {
            foreach (var law in Laws())
            {
                data.Add(type.ToString(), law.Name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ArithmeticsAndLaws))]
    public void Every_arithmetic_obeys_the_laws(string arithmetic, string law)
    {
        var (type, bits) = Bits.Single(entry => entry.Key.ToString() == arithmetic);
        var laws = typeof(RealLaws<>).MakeGenericType(type);
        try
        {
            laws.GetMethod(law)!.Invoke(Activator.CreateInstance(laws, bits), []);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }

    [Fact]
    public void Every_arithmetic_of_the_library_is_held_to_the_laws()
    {
        var covered = Bits.Keys.Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        var all = typeof(IReal<>).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(
            contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IReal<>)));
        Assert.All(all, type => Assert.Contains(type, covered));
    }

    private static IEnumerable<MethodInfo> Laws() => typeof(RealLaws<>).GetMethods(
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
}
