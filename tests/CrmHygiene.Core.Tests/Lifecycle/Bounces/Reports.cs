using System.Text;
using CrmHygiene.Core.Lifecycle.Bounces;

namespace CrmHygiene.Core.Tests.Lifecycle.Bounces;

/// <summary>Reports as servers write them, of invented people.</summary>
internal static class Reports
{
    private const string Original = "Return-Path: <news@shop.example>\nReceived: from shop.example (shop.example [192.0.2.1]) by mx.example; Mon, 2 Nov 2026 10:00:00 +0000\nMessage-ID: <m1@shop.example>\nFrom: Shop <news@shop.example>\nTo: Ana <ana@firm.example>\nSubject: News\n";

    /// <summary>A delivery report (RFC 3464).</summary>
    public static byte[] Dsn(string fields, string text = "Your message could not be delivered.", string headers = "", string original = Original) => Bytes(
        $"Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: news@shop.example\nSubject: Undelivered Mail Returned to Sender\nDate: Mon, 2 Nov 2026 10:05:00 +0000\n{headers}MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\nArrival-Date: Mon, 2 Nov 2026 10:00:00 +0000\n\n{fields}\n\n--b\nContent-Type: text/rfc822-headers\n\n{original}\n--b--\n");

    /// <summary>A report in words.</summary>
    public static byte[] InWords(string text, string subject = "failure notice", string from = "MAILER-DAEMON@mx.example", string headers = "") =>
        Bytes($"Return-Path: <>\nFrom: {from}\nTo: news@shop.example\nSubject: {subject}\nDate: Mon, 2 Nov 2026 10:05:00 +0000\n{headers}Content-Type: text/plain; charset=utf-8\n\n{text}\n\n{Original}\nBuy now, other@stranger.example\n");

    /// <summary>The events of a mail that must be understood.</summary>
    public static IReadOnlyList<ContactEvent> Read(byte[] mail, BounceOptions? options = null)
    {
        Assert.True(new BounceParser(options).TryParse(mail, out IReadOnlyList<ContactEvent> events, out string problem), problem);
        return events;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal));
}
