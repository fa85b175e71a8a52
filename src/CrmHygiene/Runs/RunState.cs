namespace CrmHygiene;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>It is at work.</summary>
    Running = 0,
    /// <summary>It came to its end.</summary>
    Done,
    /// <summary>It was stopped by an error or by a person; what it had changed is in the journal.</summary>
    Stopped,
    /// <summary>Its process is gone and it never came to an end: a crash or a power cut.</summary>
    Broken,
    /// <summary>A later run took it back.</summary>
    Undone,
}
