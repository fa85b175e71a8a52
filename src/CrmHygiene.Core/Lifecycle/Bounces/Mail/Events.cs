using System.Globalization;
using CrmHygiene.Core.Lifecycle.Bounces.Classify;
using CrmHygiene.Core.Lifecycle.Bounces.Text;

namespace CrmHygiene.Core.Lifecycle.Bounces.Mail;

/// <summary>Makes events of refusals.</summary>
internal static class Events
{
    private const int MostDiagnostic = 1000;

    /// <summary>The event of a refusal.</summary>
    /// <param name="common">What holds for all recipients.</param>
    /// <param name="refusal">What was said.</param>
    /// <param name="reason">Why.</param>
    /// <param name="kind">The kind, where it is not by the reason.</param>
    public static ContactEvent Make(ContactEvent common, Refusal refusal, BounceReason reason, ContactEventKind? kind) => common with
    {
        Kind = kind ?? (reason == BounceReason.Delivered ? ContactEventKind.Delivered : BounceClassifier.IsHard(reason, refusal.Status, refusal.Reply) ? ContactEventKind.HardBounce : ContactEventKind.SoftBounce),
        Reason = reason,
        Status = refusal.Status.ToString(),
        ReplyCode = refusal.Reply == 0 ? string.Empty : refusal.Reply.ToString(CultureInfo.InvariantCulture),
        Command = refusal.Command,
        Diagnostic = PlainText.Short(refusal.Diagnostic.Any(char.IsLetter) ? refusal.Diagnostic : refusal.Report, MostDiagnostic),
    };
}
