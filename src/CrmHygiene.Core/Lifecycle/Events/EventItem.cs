namespace CrmHygiene.Core.Lifecycle.Events;

/// <summary>One of what was read: an event, or what is not understood.</summary>
/// <param name="Event">The event; null where it is a reject.</param>
/// <param name="Reject">The reject; null where it is an event.</param>
public readonly record struct EventItem(ContactEvent? Event, EventReject? Reject);
