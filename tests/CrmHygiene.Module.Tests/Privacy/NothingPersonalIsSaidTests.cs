using System.Management.Automation;
using CrmHygiene.Module.Tests.Engine;

namespace CrmHygiene.Module.Tests.Privacy;

/// <summary>Verbose text, warnings, errors and progress name rows, columns and counts, never what stands in them.</summary>
public sealed class NothingPersonalIsSaidTests : IDisposable
{
    private const string Marker = "zqmark";
    private readonly TempFolder _folder = new();
    private readonly Session _session = new();

    [Theory]
    [InlineData("Import-CrmContact $args[0] -RejectPath $args[2] -Verbose")]
    [InlineData("Import-CrmContact $args[0] -Verbose | Repair-CrmContact -DefaultCountry US -Verbose | Export-CrmContact $args[1] -Verbose")]
    [InlineData("Import-CrmContact $args[0] | Test-CrmContact -Verbose | ForEach-Object { }")]
    [InlineData("Import-CrmContact $args[0] | Test-CrmEmail -Level Syntax -Verbose | ForEach-Object { }")]
    [InlineData("Import-CrmContact $args[0] | Test-CrmPhone -Verbose | ForEach-Object { }")]
    [InlineData("Import-CrmContact $args[0] | Find-CrmDuplicate -PassThru -Verbose | Merge-CrmContact -Verbose | Export-CrmContact $args[1] -Verbose")]
    [InlineData("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -ArchivePath $args[2] -Verbose -Confirm:$false | Export-CrmContact $args[1] -Verbose")]
    [InlineData("Import-CrmContact $args[0] | Remove-CrmStaleContact -AsOf 2026-11-01 -MaxRemovePercent 100 -ArchivePath $args[2] -Verbose -Confirm:$false | Export-CrmContact $args[1] -Verbose")]
    [InlineData("Import-CrmContact $args[0] | Measure-CrmQuality -Verbose | ForEach-Object { }")]
    [InlineData("Test-CrmImport $args[0] -Verbose | ForEach-Object { }")]
    [InlineData("Import-CrmContact $args[0] | Add-CrmSuppression -Store $args[3] -CreateStore -Reason OptedOut -Verbose -Confirm:$false")]
    [InlineData("Import-CrmContact $args[0] | ForEach-Object { $_.BirthDate = 'zqmark' }")]
    [InlineData("Import-CrmContact $args[0] | Merge-CrmContact -Winner zz -Verbose")]
    public void Of_a_list_with_bad_rows(string script)
    {
        string list = _folder.Write("list.csv", "Id,First Name,Last Name,Email,Phone,Birth Date,Country,Last Activity Date,Notes\n" + string.Concat(Enumerable.Range(1, 30).Select(i =>
            $"id{i},Zqmark{i % 9},Zqmarken,zqmark{i % 9}@zqmark.example,+1 zqmark {i},zqmark,Zqmarkland,2019-01-01,zqmark 4111111111111111\n")) + "id99,\"Zqmark\n");
        List<string> ids = [];
        try
        {
            _session.Run("$VerbosePreference = 'Continue'\n" + script, list, _folder.File("out.csv"), _folder.File("aside.csv"), _folder.File("store.db"));
        }
        catch (Exception exception)
        {
            Assert.DoesNotContain(Marker, exception.Message, StringComparison.OrdinalIgnoreCase);
            if (exception is RuntimeException thrown) ids.Add(thrown.ErrorRecord.FullyQualifiedErrorId);
        }
        ids.AddRange(_session.Errors.Select(e => e.FullyQualifiedErrorId));
        Assert.DoesNotContain(ids, id => id.Contains("NotFound", StringComparison.Ordinal) || id.Contains("Ambiguous", StringComparison.Ordinal));
        string[] said = [.. _session.Verbose, .. _session.Warnings, .. _session.Information, .. _session.Errors.Select(e => $"{e} {e.Exception.InnerException?.Message} {e.ErrorDetails}")];

        Assert.NotEmpty(said);
        Assert.DoesNotContain(said, text => text.Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
