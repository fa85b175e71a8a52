using PhoneNumbers;

namespace CrmHygiene.Core.Verification.Phones;

/// <summary>What a text is as a phone number. Immutable and thread-safe.</summary>
public sealed class PhoneResult
{
    private readonly PhoneNumber? _number;

    internal PhoneResult(string text, PhoneReason reason, PhoneNumber? number = null)
    {
        Text = text;
        Reason = reason;
        _number = number;
        if (number is null) return;
        PhoneNumberUtil util = PhoneNumberUtil.GetInstance();
        E164 = util.Format(number, PhoneNumberFormat.E164);
        Extension = number.HasExtension ? number.Extension : string.Empty;
    }

    /// <summary>The text that was read.</summary>
    public string Text { get; }

    /// <summary>What is known about the number, the contact's country left aside.</summary>
    public PhoneReason Reason { get; }

    /// <summary>Whether the text holds a number at all, assigned or not.</summary>
    public bool IsNumber => _number is not null;

    /// <summary>Whether its length is one its country uses.</summary>
    public bool IsPossible => _number is not null && PhoneNumberUtil.GetInstance().IsPossibleNumber(_number);

    /// <summary>Whether it lies in an assigned range.</summary>
    public bool IsAssigned { get; internal init; }

    /// <summary>Whether letters stand for digits, as in 1-800-FLOWERS.</summary>
    public bool IsVanity
    {
        get
        {
            if (_number is null) return false;
            PhoneNumberUtil util = PhoneNumberUtil.GetInstance();
            string number = PhoneText.WithoutExtension(PhoneText.Clean(Text), out _);
            return util.IsAlphaNumber(number) && PhoneText.CountDigits(number) < util.GetNationalSignificantNumber(_number).Length;
        }
    }

    /// <summary>ITU-T E.164 without the extension; empty where there is no number.</summary>
    public string E164 { get; } = string.Empty;

    /// <summary>The extension; empty where there is none.</summary>
    public string Extension { get; } = string.Empty;

    /// <summary>The form in which contacts keep numbers: E.164, and the extension after <c> ext. </c>, such as <c>+493012345 ext. 12</c>.</summary>
    public string Standard => Extension.Length == 0 ? E164 : $"{E164} ext. {Extension}";

    /// <summary>As written within its country, extension included.</summary>
    public string National => _number is null ? string.Empty : PhoneNumberUtil.GetInstance().Format(_number, PhoneNumberFormat.NATIONAL);

    /// <summary>As written from abroad, extension included.</summary>
    public string International => _number is null ? string.Empty : PhoneNumberUtil.GetInstance().Format(_number, PhoneNumberFormat.INTERNATIONAL);

    /// <summary>The country of the number as ISO 3166-1 alpha-2, <c>001</c> for numbers of no country; empty where unknown.</summary>
    public string Region => _number is null ? string.Empty : PhoneNumberUtil.GetInstance().GetRegionCodeForNumber(_number) ?? string.Empty;

    /// <summary>What kind of line it is.</summary>
    public PhoneType Type => _number is null ? PhoneType.Unknown : PhoneNumberUtil.GetInstance().GetNumberType(_number) switch
    {
        PhoneNumberType.FIXED_LINE => PhoneType.FixedLine,
        PhoneNumberType.MOBILE => PhoneType.Mobile,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => PhoneType.FixedLineOrMobile,
        PhoneNumberType.TOLL_FREE => PhoneType.TollFree,
        PhoneNumberType.PREMIUM_RATE => PhoneType.PremiumRate,
        PhoneNumberType.SHARED_COST => PhoneType.SharedCost,
        PhoneNumberType.VOIP => PhoneType.VoiceOverIP,
        PhoneNumberType.PERSONAL_NUMBER => PhoneType.Personal,
        PhoneNumberType.PAGER => PhoneType.Pager,
        PhoneNumberType.UAN => PhoneType.UniversalAccess,
        PhoneNumberType.VOICEMAIL => PhoneType.Voicemail,
        _ => PhoneType.Unknown,
    };

    /// <summary>The other numbers of the cell.</summary>
    public IReadOnlyList<PhoneResult> Others { get; internal init; } = [];

    /// <summary>Whether writing the number as <see cref="Standard"/> loses nothing and guesses nothing.</summary>
    public bool IsSafeToRewrite => IsAssigned && Reason is PhoneReason.Assigned or PhoneReason.PremiumRate or PhoneReason.Fictional;

    internal PhoneNumber? Number => _number;
}
