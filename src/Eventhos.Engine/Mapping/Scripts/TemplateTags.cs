using System.Text;
using Acornima.Ast;

namespace Eventhos.Engine.Mapping.Scripts;

/// <summary>
/// Tags every template literal that joins two or more values. The engine builds a template as one piece of native work:
/// forty times a text of 20 MB is 800 MB before any limit is asked. A tag is a function of ours, which asks first.
/// </summary>
internal static class TemplateTags
{
    public static string Insert(string text, Script program, string tag)
    {
        var starts = new List<int>();
        Collect(program, starts);
        if (starts.Count == 0)
        {
            return text;
        }

        starts.Sort();
        var tagged = new StringBuilder(text.Length + (starts.Count * (tag.Length + 1)));
        var copied = 0;
        foreach (var start in starts)
        {
            tagged.Append(text, copied, start - copied).Append(' ').Append(tag);
            copied = start;
        }

        return tagged.Append(text, copied, text.Length - copied).ToString();
    }

    private static void Collect(Node root, List<int> starts)
    {
        var pending = new Stack<Node>();
        pending.Push(root);
        while (pending.TryPop(out var node))
        {
            if (node is TemplateLiteral { Expressions.Count: > 1 })
            {
                starts.Add(node.Start);
            }

            foreach (var child in node is TaggedTemplateExpression tagged ? PartsOf(tagged) : [.. node.ChildNodes])
            {
                pending.Push(child);
            }
        }
    }

    private static List<Node> PartsOf(TaggedTemplateExpression node) => [node.Tag, .. node.Quasi.Expressions];
}
