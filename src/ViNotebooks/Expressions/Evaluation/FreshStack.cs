using System.Runtime.ExceptionServices;

namespace ViNotebooks.Expressions.Evaluation;

/// <summary>Goes on with a deep recursion in a thread of its own, where the stack that is left does not suffice.</summary>
internal static class FreshStack
{
    private const int StackSize = 8 << 20;

    public static TResult Run<TResult>(Func<TResult> function)
    {
        TResult? result = default;
        ExceptionDispatchInfo? problem = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = function();
                }
                catch (InvalidOperationException misuse)
                {
                    problem = ExceptionDispatchInfo.Capture(misuse);
                }
            },
            StackSize);
        thread.Start();
        thread.Join();
        problem?.Throw();
        return result!;
    }
}
