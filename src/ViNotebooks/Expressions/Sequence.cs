using System.Collections;
using System.Runtime.CompilerServices;

namespace ViNotebooks.Expressions;

/// <summary>An immutable list that is equal to another when its items are, so that records holding one compare by value.</summary>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Create))]
internal readonly struct Sequence<T>(T[] items) : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly T[] items = items;

    private T[] Items => items ?? [];

    public int Count => Items.Length;

    public T this[int index] => Items[index];

    public ReadOnlySpan<T> Span => Items;

    public static bool operator ==(Sequence<T> left, Sequence<T> right) => left.Equals(right);

    public static bool operator !=(Sequence<T> left, Sequence<T> right) => !left.Equals(right);

    public bool Equals(Sequence<T> other)
    {
        if (ReferenceEquals(Items, other.Items))
        {
            return true;
        }

        if (Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(Items[i], other.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Sequence<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Maps each item; gives the very same sequence back when no item changed.</summary>
    public Sequence<T> Map(Func<T, T> map)
    {
        T[]? changed = null;
        for (var i = 0; i < Count; i++)
        {
            var mapped = map(Items[i]);
            if (!ReferenceEquals(mapped, Items[i]))
            {
                changed ??= (T[])Items.Clone();
                changed[i] = mapped;
            }
        }

        return changed is null ? this : new Sequence<T>(changed);
    }

    public Enumerator GetEnumerator() => new(Items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Items.GetEnumerator();

    public struct Enumerator(T[] items)
    {
        private int index = -1;

        public readonly T Current => items[index];

        public bool MoveNext() => ++index < items.Length;
    }
}

internal static class Sequence
{
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static Sequence<T> ToSequence<T>(this IEnumerable<T> items) => new([.. items]);
}
