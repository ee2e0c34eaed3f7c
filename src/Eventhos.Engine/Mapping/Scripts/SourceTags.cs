using System.Text;
using Acornima.Ast;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// Puts a function of ours into the text where the language itself copies: a template literal that joins several values
/// gets it as its tag, and a spread calls it first. The engine does either as one piece of native work, and a single
/// expression may hold hundreds: forty times a text of 20 MB is 800 MB before any limit is asked.
/// </summary>
internal static class SourceTags
{
    public static string Insert(string text, Script program, string tag)
    {
        var insertions = Insertions(program, tag);
        if (insertions.Count == 0)
        {
            return text;
        }

        var tagged = new StringBuilder(text.Length + (insertions.Count * (tag.Length + 5)));
        var copied = 0;
        foreach (var (position, _, inserted) in insertions)
        {
            tagged.Append(text, copied, position - copied).Append(inserted);
            copied = position;
        }

        return tagged.Append(text, copied, text.Length - copied).ToString();
    }

    private static List<(int Position, int Order, string Text)> Insertions(Script program, string tag)
    {
        var found = new List<(int Position, int Order, string Text)>();
        var pending = new Stack<Node>();
        pending.Push(program);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case TemplateLiteral { Expressions.Count: > 1 }:
                    found.Add((node.Start, 2, $" {tag}"));
                    break;
                case SpreadElement spread:
                    found.Add((spread.Argument.Start, 1, $"({tag}(),"));
                    found.Add((spread.Argument.End, 0, ")"));
                    break;
            }

            foreach (var child in node is TaggedTemplateExpression tagged ? PartsOf(tagged) : [.. node.ChildNodes])
            {
                pending.Push(child);
            }
        }

        found.Sort();
        return found;
    }

    private static List<Node> PartsOf(TaggedTemplateExpression node) => [node.Tag, .. node.Quasi.Expressions];
}
