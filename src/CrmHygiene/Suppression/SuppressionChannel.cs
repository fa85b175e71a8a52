namespace CrmHygiene;

/// <summary>How somebody must not be contacted.</summary>
public enum SuppressionChannel
{
    /// <summary>E-mail.</summary>
    Mail = 0,
    /// <summary>Phone calls.</summary>
    Phone,
    /// <summary>Text messages.</summary>
    Text,
    /// <summary>Letters.</summary>
    Post,
}
