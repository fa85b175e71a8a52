using BenchmarkDotNet.Attributes;
using CrmHygiene.Benchmarks.Generator;
using CrmHygiene.Benchmarks.Pipelines;
using CrmHygiene.Core.Contacts.Reading;
using CrmHygiene.Core.Contacts.Writing;
using CrmHygiene.Core.Standards.Repair;
using CrmHygiene.Core.Verification.Email;

namespace CrmHygiene.Benchmarks.Micro;

/// <summary>Reading, checking and writing contacts in core, with what each allocates; figures are for one contact.</summary>
[MemoryDiagnoser]
public class ContactBenchmarks
{
    private const int Rows = 10_000;

    private readonly EmailVerifier _verifier = new();
    private readonly Repairer _repairer = new(new RepairOptions());
    private string _folder = "";
    private string _list = "";
    private string _output = "";
    private Contact[] _found = [];
    private Contact[] _changed = [];
    private string[] _addresses = [];

    /// <summary>Generates the list and reads it once.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _folder = Directory.CreateTempSubdirectory("crmhygiene-bench-").FullName;
        _list = Path.Combine(_folder, "contacts.csv");
        _output = Path.Combine(_folder, "out.csv");
        GenerateCommand.Write(new GeneratorOptions { Rows = Rows }, _list);
        _found = ContactFile.Open(_list).Read().Select(item => item.Contact!).ToArray();
        _changed = _found.Select(contact => contact.Copy()).ToArray();
        foreach (Contact contact in _changed) contact.Change(ContactField.Country, contact.GetText(ContactField.Country) + ".", "Benchmark");
        _addresses = _found.Select(contact => contact.GetText(ContactField.Email)).ToArray();
    }

    /// <summary>Removes the files.</summary>
    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(_folder, recursive: true);

    /// <summary>The floor: CsvHelper, every field a pooled string.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Rows)]
    public long CsvHelperStrings() => CoreStages.ReadStrings(_list);

    /// <summary>Every contact, nothing asked of it.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long ReadContacts() => CoreStages.ReadContacts(_list);

    /// <summary>Every contact and the text of every column.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long ReadContactsAndTexts()
    {
        long length = 0;
        foreach (ReadItem item in ContactFile.Open(_list).Read())
            for (int i = 0; i < item.Contact!.GetLayout().Columns.Count; i++) length += item.Contact.GetText(i).Length;
        return length;
    }

    /// <summary>The typed dates of contacts that are read already.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int GetDates() => _found.Count(contact => contact.GetDate(ContactField.LastActivity) > contact.GetDate(ContactField.CreatedAt));

    /// <summary>The verdict on every address, offline.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int VerifyEmails() => _addresses.Count(address => _verifier.Verify(address).Verdict == Verdict.Valid);

    /// <summary>All repairs on a copy of every contact; the copy is part of the time.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public int Repair() => _found.Count(contact => _repairer.Repair(contact.Copy()));

    /// <summary>Rows as they were found.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long WriteUnchanged() => Write(_found);

    /// <summary>Rows with one changed field.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public long WriteChanged() => Write(_changed);

    private long Write(Contact[] contacts)
    {
        using var writer = new ContactWriter(_output);
        foreach (Contact contact in contacts) writer.Write(contact);
        writer.Complete();
        return writer.Rows;
    }
}
