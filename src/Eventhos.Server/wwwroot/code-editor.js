// The editor of templates and JavaScript: Monaco, served from here and loaded where it is needed alone. What it can't do stays with the text area that it stands in for.
const vs = new URL('_content/BlazorMonaco/lib/monaco-editor/min/vs', document.baseURI).pathname;
const template = 'eventhos-template';
// Not Monaco's own JavaScript: that one brings six megabytes of language service, which knows a browser and not a mapping.
const script = 'eventhos-script';
const samples = new Map(); // by model: the variables of the chosen event, with their values
let loading;

function load(language) {
  loading ??= new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = vs + '/loader.js';
    element.onerror = () => reject(new Error('The editor can\'t be loaded.'));
    element.onload = () => {
      const { require } = window;
      // Without "Function(...)" and the like, which the policy forbids.
      require.config({ paths: { vs }, preferScriptTags: true, 'vs/nls': { availableLanguages: language === 'es' ? { '*': 'es' } : {} } });
      require(['vs/editor/editor.main'], () => require(['vs/basic-languages/javascript/javascript'], javascript => {
        try { prepare(window.monaco, javascript); resolve(window.monaco); } catch (e) { reject(e); }
      }, reject), reject);
    };
    document.head.append(element);
  });
  loading.catch(() => { loading = undefined; });
  return loading;
}

function prepare(monaco, javascript) {
  monaco.languages.register({ id: script });
  monaco.languages.setMonarchTokensProvider(script, javascript.language);
  monaco.languages.setLanguageConfiguration(script, javascript.conf);
  monaco.languages.register({ id: template });
  monaco.languages.setMonarchTokensProvider(template, {
    tokenizer: {
      root: [
        [/"(?=(?:[^"\\]|\\.)*"\s*:)/, { token: 'type', next: '@name' }],
        [/"/, { token: 'string', next: '@text' }],
        [/-?\d+(\.\d+)?([eE][+-]?\d+)?/, 'number'],
        [/\b(true|false|null)\b/, 'keyword'],
        [/[{}[\],:]/, 'delimiter']
      ],
      name: [[/[^"\\]+/, 'type'], [/\\./, 'type'], [/"/, { token: 'type', next: '@pop' }]],
      text: [[/\$\$\{/, 'string'], [/\$\{[^}"]*\}?/, 'variable'], [/[^"\\$]+/, 'string'], [/\\./, 'string.escape'], [/\$/, 'string'], [/"/, { token: 'string', next: '@pop' }]]
    }
  });
  monaco.languages.setLanguageConfiguration(template, {
    brackets: [['{', '}'], ['[', ']']],
    autoClosingPairs: [{ open: '{', close: '}', notIn: ['string'] }, { open: '[', close: ']', notIn: ['string'] }, { open: '"', close: '"', notIn: ['string'] }]
  });
  monaco.languages.registerCompletionItemProvider(template, { triggerCharacters: ['$', '{', '.', '['], provideCompletionItems: (model, at) => completeVariable(monaco, model, at) });
  monaco.languages.registerHoverProvider(template, { provideHover: (model, at) => explain(model, at, /\$\{([^}"]+)\}/g, text => text) });
  monaco.languages.registerCompletionItemProvider(script, { triggerCharacters: ['.', '['], provideCompletionItems: (model, at) => completeContext(monaco, model, at) });
  monaco.languages.registerHoverProvider(script, {
    provideHover: (model, at) => explain(model, at, /eventContext\.(?:httpRequest|oauthResponse)(?:\.[\p{L}\w$]+|\[\d+\]|\['[^']*'\])*/gu, text => text.replace('eventContext.httpRequest', '').replace('eventContext', ''))
  });
  for (const [name, base, dark] of [['eventhos-light', 'vs', false], ['eventhos-dark', 'vs-dark', true]]) {
    const colour = (light, night) => (dark ? night : light);
    monaco.editor.defineTheme(name, {
      base, inherit: true,
      rules: [
        { token: 'variable', foreground: colour('2f4b7c', '9db9ec'), fontStyle: 'bold' },
        { token: 'type', foreground: colour('1d2733', 'e7ebef') },
        { token: 'string', foreground: colour('1d6b45', '79d3a4') },
        { token: 'number', foreground: colour('8a5300', 'f0bd6b') },
        { token: 'keyword', foreground: colour('8a2a5b', 'e2a0c6') }
      ],
      colors: { 'editor.background': colour('#f7f6f3', '#12171d'), 'editorLineNumber.foreground': colour('#6b7681', '#8b97a3'), 'editorError.foreground': colour('#b3261e', '#ff9d94') }
    });
  }
  const theme = () => monaco.editor.setTheme(document.documentElement.classList.contains('dark') ? 'eventhos-dark' : 'eventhos-light');
  theme();
  new MutationObserver(theme).observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
}

function items(monaco, model, range, values, textOf) {
  return {
    suggestions: values.map((value, i) => ({
      label: { label: textOf(value.path), description: value.value.length > 40 ? value.value.slice(0, 40) + '…' : value.value },
      kind: value.leaf ? monaco.languages.CompletionItemKind.Field : monaco.languages.CompletionItemKind.Struct,
      insertText: textOf(value.path), filterText: textOf(value.path), sortText: String(i).padStart(5, '0'), range
    }))
  };
}

function completeVariable(monaco, model, at) {
  const line = model.getLineContent(at.lineNumber);
  const before = line.slice(0, at.column - 1);
  const open = /\$(\{[^}"]*)?$/.exec(before);
  if (!open || before[open.index - 1] === '$') return { suggestions: [] };
  const rest = /^[^}"\s]*\}?/.exec(line.slice(at.column - 1))[0];
  const end = at.column + (rest.endsWith('}') ? rest.length : 0);
  const range = { startLineNumber: at.lineNumber, endLineNumber: at.lineNumber, startColumn: open.index + 1, endColumn: end };
  return items(monaco, model, range, samples.get(model) ?? [], path => '${' + path + '}');
}

function completeContext(monaco, model, at) {
  const before = model.getLineContent(at.lineNumber).slice(0, at.column - 1);
  const open = /[\p{L}\w$.[\]']*$/u.exec(before);
  if (!'eventContext'.startsWith(open[0].slice(0, 12)) || open[0].length < 2) return { suggestions: [] };
  const range = { startLineNumber: at.lineNumber, endLineNumber: at.lineNumber, startColumn: open.index + 1, endColumn: at.column };
  return items(monaco, model, range, samples.get(model) ?? [], scriptPath);
}

// A name with a dash is a name in a variable and a subtraction in JavaScript.
function scriptPath(path) {
  const text = path.startsWith('.oauthResponse') ? path : '.httpRequest' + path;
  return 'eventContext' + text.replace(/\.([^.[\]]+)/g, (all, name) => (/^[\p{L}_$][\p{L}\w$]*$/u.test(name) ? all : `['${name}']`));
}

function explain(model, at, pattern, pathOf) {
  for (const found of model.getLineContent(at.lineNumber).matchAll(pattern)) {
    const [start, end] = [found.index + 1, found.index + 1 + found[0].length];
    if (at.column < start || at.column > end) continue;
    const path = pathOf(found[1] ?? found[0]);
    const value = (samples.get(model) ?? []).find(one => one.path === path || scriptPath(one.path) === found[0]);
    if (!value) return null;
    // As text: what the event holds must not become Markdown.
    const fence = '`'.repeat(Math.max(3, ...(value.value.match(/`+/g) ?? []).map(ticks => ticks.length + 1)));
    return { range: { startLineNumber: at.lineNumber, endLineNumber: at.lineNumber, startColumn: start, endColumn: end }, contents: [{ value: `${fence}\n${value.value}\n${fence}` }] };
  }
  return null;
}

/** Puts an editor in the place of a text area. Answers null where it can't. */
export async function create(area, host, page, options) {
  let monaco;
  try {
    monaco = await load(options.language);
  } catch (e) {
    console.warn(e);
    return null;
  }
  if (!area.isConnected) return null;
  const model = monaco.editor.createModel(area.value, options.script ? script : template);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  const focused = document.activeElement === area;
  host.hidden = false;
  const editor = monaco.editor.create(host, {
    model, ariaLabel: options.label, automaticLayout: true, minimap: { enabled: false }, scrollBeyondLastLine: false, wordWrap: 'on', fontSize: 13, lineNumbersMinChars: 3,
    folding: false, links: false, wordBasedSuggestions: false, unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true }, fixedOverflowWidgets: true, contextmenu: false,
    renderLineHighlight: 'none', overviewRulerLanes: 0, hideCursorInOverviewRuler: true, quickSuggestions: { strings: true, other: true, comments: false }, padding: { top: 8, bottom: 8 },
    occurrencesHighlight: false, selectionHighlight: false, readOnly: options.readOnly, scrollbar: { alwaysConsumeMouseWheel: false }
  });
  area.hidden = true;
  // As high as its text, until somebody drags it to another height.
  let height;
  const fit = () => {
    if (height && host.offsetHeight !== height) return;
    host.style.height = Math.min(Math.max(editor.getContentHeight() + 4, 180), 560) + 'px';
    height = host.offsetHeight;
  };
  editor.onDidContentSizeChange(fit);
  fit();
  if (focused) editor.focus();
  let timer;
  let quiet = false;
  const tell = () => { clearTimeout(timer); timer = undefined; return page.invokeMethodAsync('Changed', model.getValue()); };
  model.onDidChangeContent(() => {
    if (quiet) return;
    clearTimeout(timer);
    timer = setTimeout(tell, 120);
  });
  // Tab writes; after Escape it leaves, until something is written or the editor is left.
  let leaving = false;
  const toggle = () => { leaving = !leaving; editor.trigger('keyboard', 'editor.action.toggleTabFocusMode'); };
  editor.onKeyDown(e => { if (e.keyCode === monaco.KeyCode.Escape && !leaving) toggle(); });
  // Elsewhere Escape takes the focus away; here it belongs to the editor.
  host.addEventListener('keydown', e => { if (e.key === 'Escape') e.stopPropagation(); });
  model.onDidChangeContent(() => { if (leaving) toggle(); });
  editor.onDidBlurEditorWidget(() => { if (leaving) toggle(); if (timer) tell(); });
  samples.set(model, []);
  return {
    write(text) { if (text !== model.getValue()) { quiet = true; model.setValue(text); quiet = false; } },
    offer(values) { samples.set(model, values); },
    mark(line, column, message) {
      if (!message) { monaco.editor.setModelMarkers(model, 'eventhos', []); return; }
      const at = Math.min(Math.max(1, line), model.getLineCount());
      const last = model.getLineMaxColumn(at);
      const start = Math.min(Math.max(1, column), Math.max(1, last - 1));
      const word = model.getWordAtPosition({ lineNumber: at, column: start });
      monaco.editor.setModelMarkers(model, 'eventhos', [{ startLineNumber: at, endLineNumber: at, startColumn: start, endColumn: Math.max(start + 1, word?.endColumn ?? last), message, severity: monaco.MarkerSeverity.Error }]);
    },
    focus() { editor.focus(); },
    dispose() { clearTimeout(timer); samples.delete(model); editor.dispose(); model.dispose(); }
  };
}
