using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ViNotebooks.Tests;

/// <summary>The rules of the house that a compiler does not know, looked up by symbol in the library's own sources.</summary>
public sealed class ArchitectureTests
{
    // a folder may use itself and what stands before it
    private static readonly string[] Folders =
    [
        "Numerics", "Expressions", "Distributions", "Divergences", "Estimation", "Models", "Inference", "Checking", "Sheets", "Plotting", "Display",
    ];

    private static readonly string Library = Path.Combine(Repository.Root, "src", "ViNotebooks");

    private static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    [Fact]
    public void The_library_compiles_here_so_that_every_name_has_a_symbol()
    {
        // generated code, such as that of regular expressions, is not part of this compilation
        string[] generated = ["CS8795", "CS0759"];
        var errors = Compilation.Value.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && !generated.Contains(d.Id));
        Assert.Empty(errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Every_file_stands_in_a_folder_of_the_order() =>
        Assert.Empty(Compilation.Value.SyntaxTrees.Where(tree => OrderOf(tree) < 0 && tree.FilePath.StartsWith(Library, StringComparison.Ordinal)).Select(tree => tree.FilePath));

    [Fact]
    public void A_folder_uses_only_folders_above_it()
    {
        var violations = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in LibraryTrees())
        {
            var model = Compilation.Value.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                if (symbol is not null and not INamespaceSymbol && Declared(symbol) is { } declared && declared > OrderOf(tree))
                {
                    var line = name.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
                    violations.Add($"{Path.GetRelativePath(Library, tree.FilePath)}({line}): {Folders[OrderOf(tree)]} uses {symbol.ToDisplayString()} of {Folders[declared]}");
                }
            }
        }

        Assert.Empty(violations);
    }

    [Fact]
    public void Every_type_is_sealed_abstract_or_static()
    {
        var open = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in LibraryTrees())
        {
            var model = Compilation.Value.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(declaration) is { TypeKind: TypeKind.Class, IsSealed: false, IsAbstract: false, IsStatic: false } type)
                {
                    open.Add(type.ToDisplayString());
                }
            }
        }

        Assert.Empty(open);
    }

    [Fact]
    public void Public_types_are_in_the_namespace_that_a_notebook_opens()
    {
        var elsewhere = typeof(Verdict).Assembly.GetExportedTypes().Where(type => type.Namespace != "ViNotebooks");
        Assert.Empty(elsewhere.Select(type => type.FullName));
    }

    /// <summary>
    /// The folder of what a name means: for a member that of the file that declares it, for a type the first of its files in
    /// the order, since the parts of a type may stand in several folders.
    /// </summary>
    private static int? Declared(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol or ITypeParameterSymbol or IRangeVariableSymbol or ILabelSymbol)
        {
            return null;
        }

        var folders = symbol.OriginalDefinition.DeclaringSyntaxReferences.Select(reference => OrderOf(reference.SyntaxTree)).Where(order => order >= 0).ToList();
        return folders.Count == 0 ? null : folders.Min();
    }

    private static int OrderOf(SyntaxTree tree) =>
        Array.IndexOf(Folders, Path.GetRelativePath(Library, tree.FilePath).Split(Path.DirectorySeparatorChar)[0]);

    private static IEnumerable<SyntaxTree> LibraryTrees() => Compilation.Value.SyntaxTrees.Where(tree => OrderOf(tree) >= 0);

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var files = Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(Library, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
        var trees = files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)).ToList();
        trees.Add(CSharpSyntaxTree.ParseText(
            """
            global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
            global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
            """,
            options,
            "implicit.cs"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("ViNotebooks.dll" or "ViNotebooks.Tests.dll"))
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Library", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
    }
}
