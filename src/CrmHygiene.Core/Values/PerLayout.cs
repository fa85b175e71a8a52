namespace CrmHygiene.Core.Values;

/// <summary>
/// Something worked out once for each layout. Contacts of one list come in a few layouts by turns, since some have got more
/// columns than others. Not thread-safe.
/// </summary>
/// <param name="make">Works it out.</param>
internal sealed class PerLayout<T>(Func<ContactLayout, T> make)
    where T : class
{
    private const int MostRemembered = 256;
    private readonly Dictionary<ContactLayout, T> _known = new(ReferenceEqualityComparer.Instance);
    private ContactLayout? _last;
    private T? _value;

    /// <summary>What belongs to a layout.</summary>
    public T Of(ContactLayout layout)
    {
        if (ReferenceEquals(layout, _last)) return _value!;
        if (!_known.TryGetValue(layout, out T? value))
        {
            if (_known.Count >= MostRemembered) _known.Clear();
            _known[layout] = value = make(layout);
        }
        _last = layout;
        return _value = value;
    }
}
