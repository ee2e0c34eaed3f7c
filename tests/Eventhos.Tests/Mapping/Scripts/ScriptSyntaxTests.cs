using Eventhos.Engine.Mapping.Scripts;

namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptSyntaxTests
{
    [Theory]
    [InlineData("return {", 1, 9)]
    [InlineData("const a = 1;\nconst b = ;\nreturn b", 2, 11)]
    [InlineData("\n\n  let x = 'open", 3, 11)]
    [InlineData("let a; let a;", 1, 12)]
    [InlineData("return 10n", 1, 8)]
    public void Error_is_placed_in_the_users_text(string script, int line, int column)
    {
        var error = Assert.Throws<ScriptSyntaxException>(() => ScriptMapping.Compile(script));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("} evil(); function x() {")]
    [InlineData("}), evil(), (function() {")]
    [InlineData("}}) (function() { return function() {")]
    [InlineData("}; } evil(); { function x() {")]
    [InlineData("/*")]
    [InlineData("return `")]
    [InlineData("export default 1")]
    [InlineData("#!/usr/bin/env node")]
    [InlineData("let eventContext = 1")]
    public void Text_cannot_leave_its_function(string script) =>
        Assert.Throws<ScriptSyntaxException>(() => ScriptMapping.Compile(script));

    [Theory]
    [InlineData("return '`${1}' // }")]
    [InlineData("return '`${1}' <!-- }")]
    [InlineData("return /[}]`/.source && '`${1}'")]
    public void Comments_and_quotes_are_no_way_out_either(string script) =>
        Assert.Equal("`${1}", Script.Text(script));

    [Fact]
    public void Deep_nesting_is_refused_when_it_is_written() =>
        Assert.Throws<ScriptSyntaxException>(
            () => ScriptMapping.Compile($"return {new string('[', 50_000)}{new string(']', 50_000)}"));

    [Fact]
    public void Long_chain_of_operands_is_refused_when_it_is_written() =>
        Assert.Throws<ScriptSyntaxException>(
            () => ScriptMapping.Compile($"return 0{string.Concat(Enumerable.Repeat("+1", 50_000))}"));

    [Fact]
    public void Long_script_is_accepted() =>
        Assert.IsType<ScriptResult.Json>(Script.Run(
            $"const a = {{}};\n{string.Concat(Enumerable.Range(0, 2_000).Select(i => $"a.f{i} = {i};\n"))}return a;"));
}
