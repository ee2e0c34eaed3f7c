using Acornima;
using Acornima.Ast;
using Jint;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>Turns the body of a function into a program whose value is that function.</summary>
internal static class ScriptCompiler
{
    public const string SourceName = "mapping";

    /// <summary>Lines of the program before the first line of the user.</summary>
    public const int LinesBefore = 1;

    private const string After = "\n}})";

    private static readonly ParserOptions _bodyOptions = new()
    {
        AllowReturnOutsideFunction = true,
        AllowAwaitOutsideFunction = true,
        AllowNewTargetOutsideFunction = true,
        AllowHashBang = false,
        EcmaVersion = EcmaVersion.Latest,
    };

    // Regular expressions are interpreted: compiled ones are code that stays in the process.
    private static readonly ScriptPreparationOptions _preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { CompileRegex = false },
    };

    public static Prepared<Script> Compile(string body)
    {
        // On its own first: the position of an error is then the user's, and a text that closes the function and goes on
        // after it is no list of statements.
        var alone = Parse(body);
        ProgramRules.Check(alone);

        // The name cannot be guessed, so the script can neither call the guard nor replace it.
        var tag = $"$text_{Guid.NewGuid():N}";
        var text = $"(function({tag}){{return async function(eventContext){{\n{SourceTags.Insert(body, alone, tag)}{After}";
        var program = Prepare(text);
        if (!IsOneFunction(program.Program!, text.Length - After.Length))
        {
            throw new ScriptSyntaxException("The script is not the body of one function.", 1, 1);
        }

        return program;
    }

    public static int LinesOf(string body) => body.AsSpan().Count('\n') + 1;

    private static Script Parse(string body)
    {
        try
        {
            return new Parser(_bodyOptions).ParseScript(body);
        }
        catch (ParseErrorException error)
        {
            throw Syntax(error, 0);
        }
        catch (InsufficientExecutionStackException error)
        {
            throw new ScriptSyntaxException("The script is nested too deeply.", 1, 1, error);
        }
    }

    private static Prepared<Script> Prepare(string text)
    {
        try
        {
            return Jint.Engine.PrepareScript(text, SourceName, strict: false, _preparation);
        }
        catch (ScriptPreparationException error) when (error.InnerException is ParseErrorException syntax)
        {
            throw Syntax(syntax, LinesBefore);
        }
        catch (ScriptPreparationException error)
        {
            throw new ScriptSyntaxException("The script is nested too deeply.", 1, 1, error);
        }
    }

    private static bool IsOneFunction(Script program, int endOfBody) =>
        program.Body is [ExpressionStatement { Expression: FunctionExpression { Body.Body: [ReturnStatement outer] } }]
        && outer.Argument is FunctionExpression inner
        && inner.End == endOfBody + 2;

    private static ScriptSyntaxException Syntax(ParseErrorException error, int linesBefore) =>
        new($"{error.Description.TrimEnd('.')}.", Math.Max(1, error.LineNumber - linesBefore), error.Column + 1, error);
}
