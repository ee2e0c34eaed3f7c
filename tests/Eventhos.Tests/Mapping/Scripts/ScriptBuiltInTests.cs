namespace Eventhos.Tests.Mapping.Scripts;

public sealed class ScriptBuiltInTests
{
    [Theory]
    [InlineData("'ab'.repeat(3)", "ababab")]
    [InlineData("'a'.padStart(3) + '|' + 'a'.padEnd(4, 'xy')", "  a|axyx")]
    [InlineData("'a'.concat(1, null, [2, 3])", "a1null2,3")]
    [InlineData("[[1, [2, 3]], null, undefined, 'x'].join('-')", "1,2,3---x")]
    [InlineData("const a = [1]; a.push(a); return a.join()", "1,")]
    [InlineData("[3, 20, 100, undefined, 1].sort().join()", "1,100,20,3,")]
    [InlineData("[3, 20, 1].sort((a, b) => b - a).join()", "20,3,1")]
    [InlineData("[3, 1].toSorted().join() + [1.5, 2].toLocaleString()", "1,31.5,2")]
    [InlineData("'a-b-c'.replace('-', '+') + 'a-b-c'.replaceAll('-', '$$')", "a+b-ca$b$c")]
    [InlineData("'abc'.replace('b', '[$`|$&|$\\'|$1]')", "a[a|b|c|$1]c")]
    [InlineData("'aXb'.replaceAll('', '.')", ".a.X.b.")]
    [InlineData("'John Smith'.replace(/(\\w+)\\s(\\w+)/, '$2, $1')", "Smith, John")]
    [InlineData("'2020-01'.replace(/(?<y>\\d+)-(?<m>\\d+)/, '$<m>/$<y>')", "01/2020")]
    [InlineData("'a1b2'.replace(/\\d/g, (m, at, s) => `<${m}${at}${s.length}>`)", "a<114>b<234>")]
    [InlineData("'a1'.replace(/(b)?1/, '[$1]')", "a[]")]
    [InlineData("'x'.replace('x', (m, at, s) => m + at + s)", "x0x")]
    [InlineData("'a1b2c'.split(/\\d/).join() + 'a,b'.split(',', 1)", "a,b,ca")]
    [InlineData("'abcabc'.indexOf('c', 3) + '' + 'abcabc'.lastIndexOf('a') + 'abc'.includes('bc')", "53true")]
    [InlineData("[...'a1b22'.matchAll(/\\d+/g)].map(m => m[0] + m.index).join()", "11,223")]
    [InlineData("`${1}${'x'}${[1, 2]}` + `a${`${1}${2}`}`", "1x1,2a12")]
    [InlineData("String.raw`\\n${1}`", "\\n1")]
    [InlineData("Math.max(...[1, 2], ...[3]) + JSON.stringify({...{a: 1}, ...(null)})", "3{\"a\":1}")]
    [InlineData("JSON.stringify({a: [1, {}], b: undefined}, null, 1)", "{\n \"a\": [\n  1,\n  {}\n ]\n}")]
    [InlineData("JSON.stringify({a: 1, b: {a: 2, c: 3}}, ['b', 'a'])", "{\"b\":{\"a\":2},\"a\":1}")]
    [InlineData("JSON.stringify({a: 1, b: 2}, (k, v) => k === 'a' ? undefined : v)", "{\"b\":2}")]
    [InlineData("String(JSON.stringify(undefined)) + typeof JSON.stringify(() => 1)", "undefinedundefined")]
    [InlineData("new Map([[1, 'a']]).set(2, 'b').get(2) + new Set([1, 1, 2]).size", "b2")]
    [InlineData("encodeURIComponent('a é') + encodeURI('a b') + 'a'.normalize('NFC').length", "a%20%C3%A9a%20b1")]
    [InlineData("' a '.trim().toUpperCase() + 'abc'.slice(-2) + 'abc'.substring(0, 1)", "Abca")]
    [InlineData("[1, 2, 3].slice(1).concat(4, [5]).includes(5) + '' + [1, 2].indexOf(2)", "true1")]
    [InlineData("''.padEnd.name + ''.repeat.length + Object.keys(JSON).length + [].concat.length", "padEnd101")]
    [InlineData("new Intl.NumberFormat('en-US').format(1234.5) + (1234.5).toFixed(2)", "1,234.51234.50")]
    [InlineData("Object.getOwnPropertyNames(String.prototype).includes('repeat') + ''", "true")]
    public void Guarded_function_does_what_the_language_says(string expression, string text) =>
        Assert.Equal(
            text, Script.Text(expression.Contains("return", StringComparison.Ordinal) ? expression : $"return {expression}"));
}
