using System.Globalization;
using System.Text;

namespace CrmHygiene.Core.Verification.Email;

/// <summary>The whole grammar, for addresses of an unusual shape and for saying what is wrong and where.</summary>
internal ref struct EmailSyntaxParser(ReadOnlySpan<char> text, EmailSyntaxOptions options)
{
    // Room for comments around the longest address; what is longer is a pasted text.
    private const int LongestText = 2048;
    private readonly ReadOnlySpan<char> _text = text;
    private readonly EmailSyntaxOptions _options = options;
    private int _at;

    public EmailSyntaxResult Parse()
    {
        if (FindOddity() is { } oddity) return oddity;
        if (SkipComment() is { } commentError) return commentError;
        int localStart = _at;
        bool quoted = Peek() == '"';
        if ((quoted ? ReadQuoted() : ReadDotAtom()) is { } localError) return localError;
        int localEnd = _at;
        if (localEnd == localStart) return Error(EmailReason.LocalPartMissing);
        if (SkipComment() is { } secondComment) return secondComment;
        if (Peek() != '@') return Error(UnexpectedInLocal(quoted));
        if (Encoding.UTF8.GetByteCount(_text[localStart..localEnd]) > EmailSyntax.MaxLocalOctets)
            return EmailSyntaxResult.Error(EmailReason.LocalPartTooLong, localStart);
        _at++;
        if (SkipComment() is { } thirdComment) return thirdComment;
        return ReadDomain(localStart, localEnd, quoted);
    }

    private EmailSyntaxResult ReadDomain(int localStart, int localEnd, bool quoted)
    {
        int start = _at;
        if (start == _text.Length) return Error(EmailReason.DomainMissing);
        bool literal = Peek() == '[';
        int length = literal ? _text[start..].IndexOf(']') + 1 : _text[start..].IndexOf('(');
        if (literal && length == 0) return Error(EmailReason.DomainLiteralMalformed);
        int end = length < 0 ? _text.Length : start + length;
        _at = end;
        if (SkipComment() is { } comment) return comment;
        if (_at < _text.Length) return Error(_text[_at] == '@' ? EmailReason.AtSignRepeated : EmailReason.DomainCharacter);

        ReadOnlySpan<char> domain = _text[start..end];
        string? ascii = null;
        if (literal)
        {
            if (!EmailLiteral.TryParse(domain, out _)) return EmailSyntaxResult.Error(EmailReason.DomainLiteralMalformed, start);
            if (!_options.AllowDomainLiteral) return EmailSyntaxResult.Error(EmailReason.DomainLiteral, start);
        }
        else
        {
            EmailReason reason = EmailDomainSyntax.Check(domain, _options, out int position, out ascii);
            if (reason != EmailReason.WellFormed) return EmailSyntaxResult.Error(reason, start + position);
        }
        int octets = Encoding.UTF8.GetByteCount(_text[localStart..localEnd]) + 1
            + Math.Max(Encoding.UTF8.GetByteCount(domain), ascii?.Length ?? 0);
        if (octets > EmailSyntax.MaxAddressOctets) return EmailSyntaxResult.Error(EmailReason.AddressTooLong, _text.Length - 1);
        return new EmailSyntaxResult
        {
            Reason = EmailReason.WellFormed,
            Position = -1,
            Local = localStart..localEnd,
            Domain = start..end,
            IsQuoted = quoted,
            IsLiteral = literal,
            AsciiDomain = ascii,
        };
    }

    /// <summary>What people paste instead of an address, named before the grammar trips over its first character.</summary>
    private readonly EmailSyntaxResult? FindOddity()
    {
        if (_text.IsEmpty) return Error(EmailReason.AddressMissing, 0);
        if (_text.Length > LongestText) return Error(EmailReason.AddressTooLong, EmailSyntax.MaxAddressOctets);
        for (int i = 0; i < _text.Length; i++)
        {
            char c = _text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < _text.Length && char.IsLowSurrogate(_text[i + 1])) i++;
                else return Error(EmailReason.ControlCharacter, i);
            }
            else if (char.IsControl(c)) return Error(EmailReason.ControlCharacter, i);
        }
        if (_text.IsWhiteSpace()) return Error(EmailReason.AddressMissing, 0);
        if (char.IsWhiteSpace(_text[0])) return Error(EmailReason.WhiteSpaceAround, 0);
        if (char.IsWhiteSpace(_text[^1])) return Error(EmailReason.WhiteSpaceAround, _text.Length - 1);
        int at = _text.IndexOf('@');
        if (at < 0) return Error(EmailReason.AtSignMissing, _text.Length);
        int open = _text.IndexOf('<');
        if (open >= 0 && open < at && _text[^1] == '>') return Error(EmailReason.DisplayName, 0);
        if (_text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) return Error(EmailReason.DisplayName, 0);
        if (_text[0] == '"') return null;
        int second = _text[(at + 1)..].IndexOf('@');
        if (second < 0) return null;
        int separator = _text.Slice(at + 1, second).IndexOfAny(",; |/");
        return separator > 0 && separator < second - 1 ? Error(EmailReason.SeveralAddresses, at + 1 + separator) : null;
    }

    private EmailSyntaxResult? ReadDotAtom()
    {
        bool afterDot = true;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (c == '.')
            {
                if (afterDot) return Error(EmailReason.LocalPartDot);
                afterDot = true;
                _at++;
                continue;
            }
            if (char.IsAscii(c))
            {
                if (!EmailSyntax.Atext.Contains(c, StringComparison.Ordinal)) break;
                _at++;
            }
            else
            {
                if (!_options.AllowInternationalLocalPart) return Error(EmailReason.LocalPartInternational);
                Rune.DecodeFromUtf16(_text[_at..], out Rune rune, out int consumed);
                if (!IsInternationalText(rune)) return Error(Rune.IsWhiteSpace(rune) ? EmailReason.WhiteSpaceInside : EmailReason.LocalPartCharacter);
                _at += consumed;
            }
            afterDot = false;
        }
        return afterDot && _at > 0 && _text[_at - 1] == '.' ? Error(EmailReason.LocalPartDot, _at - 1) : null;
    }

    /// <summary>Quoted-string of RFC 5321 §4.1.2: qtextSMTP and quoted pairs, and RFC 6531 text.</summary>
    private EmailSyntaxResult? ReadQuoted()
    {
        int start = _at++;
        while (_at < _text.Length && _text[_at] != '"')
        {
            if (_text[_at] == '\\') _at++;
            if (_at >= _text.Length) break;
            if (char.IsAscii(_text[_at]))
            {
                _at++;
                continue;
            }
            if (!_options.AllowInternationalLocalPart) return Error(EmailReason.LocalPartInternational);
            Rune.DecodeFromUtf16(_text[_at..], out Rune rune, out int consumed);
            if (!IsInternationalText(rune)) return Error(EmailReason.LocalPartCharacter);
            _at += consumed;
        }
        if (_at >= _text.Length) return Error(EmailReason.QuotedStringMalformed, start);
        _at++;
        return _options.AllowQuotedLocalPart ? null : Error(EmailReason.LocalPartQuoted, start);
    }

    /// <summary>Skips comments where one stands: nested, with quoted pairs (RFC 5322 §3.2.2).</summary>
    private EmailSyntaxResult? SkipComment()
    {
        while (Peek() == '(')
        {
            int start = _at;
            if (!_options.AllowComments) return Error(EmailReason.Comment);
            int depth = 0;
            do
            {
                if (_at >= _text.Length) return Error(EmailReason.CommentMalformed, start);
                char c = _text[_at++];
                if (c == '\\') _at++;
                else if (c == '(') depth++;
                else if (c == ')') depth--;
            }
            while (depth > 0);
            if (_at > _text.Length) return Error(EmailReason.CommentMalformed, start);
        }
        return null;
    }

    /// <summary>UTF8-non-ascii that a mailbox name can be made of; white space, format and unassigned characters are mistakes.</summary>
    private static bool IsInternationalText(Rune rune) => rune.Value is 0x200C or 0x200D || (rune.Value != 0xFFFD && Rune.GetUnicodeCategory(rune) is
        not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private readonly EmailReason UnexpectedInLocal(bool quoted) => Peek() switch
    {
        '\0' => EmailReason.AtSignMissing,
        ' ' => EmailReason.WhiteSpaceInside,
        _ => quoted ? EmailReason.QuotedStringMalformed : EmailReason.LocalPartCharacter,
    };

    private readonly char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private readonly EmailSyntaxResult Error(EmailReason reason) => EmailSyntaxResult.Error(reason, _at);

    private static EmailSyntaxResult Error(EmailReason reason, int position) => EmailSyntaxResult.Error(reason, position);
}
