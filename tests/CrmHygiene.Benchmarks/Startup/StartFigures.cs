using System.Globalization;
using CrmHygiene.Benchmarks.Pipelines;

namespace CrmHygiene.Benchmarks.Startup;

/// <summary>Milliseconds of starts, one of each kind a round.</summary>
public sealed class StartFigures
{
    private readonly List<double> _engine = [];
    private readonly List<double> _empty = [];
    private readonly List<double> _module = [];

    /// <summary>Adds a round.</summary>
    /// <param name="engine">Starting the engine.</param>
    /// <param name="empty">Importing a module with nothing in it, what Import-Module itself costs.</param>
    /// <param name="module">Importing CrmHygiene.</param>
    public void Add(double engine, double empty, double module)
    {
        _engine.Add(engine);
        _empty.Add(empty);
        _module.Add(module);
    }

    /// <summary>Writes one line.</summary>
    public void Print(string name) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-14} start {Measurement.Middle(_engine):0} ms; Import-Module of an empty module {Measurement.Middle(_empty):0} ms, of CrmHygiene {Measurement.Middle(_module):0} ms (fastest {_module.Min():0}): adds {Measurement.Middle(_module) - Measurement.Middle(_empty):0} ms; medians of {_module.Count} fresh processes"));
}
