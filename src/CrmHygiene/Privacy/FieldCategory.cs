namespace CrmHygiene;

/// <summary>What kind of data a field holds.</summary>
public enum FieldCategory
{
    /// <summary>Not known: a column of the list's own.</summary>
    Other = 0,
    /// <summary>Who the person is and how to reach them.</summary>
    Identity,
    /// <summary>What describes them: company, position, place, language.</summary>
    Descriptive,
    /// <summary>Judgements and states: stage, status, source, consent, free text.</summary>
    Qualitative,
    /// <summary>What is counted or dated: mails, opens, activities.</summary>
    Quantitative,
}
