using Acornima.Ast;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>What a script may be made of, beyond the grammar of the language.</summary>
internal static class ProgramRules
{
    /// <summary>
    /// The interpreter recurses once per level of an expression and looks at the stack only where a function is entered
    /// or a statement begins. Two hundred nested calls between two looks overflow the reserve, and that ends the process.
    /// </summary>
    private const int MaxWeight = 240;

    public static void Check(Script program)
    {
        var pending = new Stack<(Node Node, int Weight)>();
        pending.Push((program, 0));
        while (pending.TryPop(out var entry))
        {
            var (node, above) = entry;
            Refuse(node);

            var weight = above + WeightOf(node);
            if (weight > MaxWeight)
            {
                throw At(node, "The expression is nested too deeply.");
            }

            foreach (var child in node.ChildNodes)
            {
                pending.Push((child, child is Statement ? 0 : weight));
            }
        }
    }

    private static void Refuse(Node node)
    {
        switch (node)
        {
            case BigIntLiteral:
                // One multiplication of large BigInts runs for minutes and cannot be stopped.
                throw At(node, "BigInt is not available in mappings.");
            case ImportExpression:
                throw At(node, "Modules are not available in mappings.");
        }
    }

    private static int WeightOf(Node node) => node switch
    {
        LogicalExpression or BinaryExpression or MemberExpression or Property => 1,
        _ => 3,
    };

    private static ScriptSyntaxException At(Node node, string message) =>
        new(message, node.Location.Start.Line, node.Location.Start.Column + 1);
}
