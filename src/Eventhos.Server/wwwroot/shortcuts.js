// Single keys and pairs of keys: whatever names its keys in data-shortcut is focused or pressed by them. Not while somebody types; and they can be switched
// off on the sheet (WCAG 2.2, 2.1.4).
(function () {
  const key = 'eventhos-shortcuts';
  let first = '';
  let timer = 0;
  window.eventhosShortcuts = {
    areOn: function () { return localStorage.getItem(key) !== 'off'; },
    set: function (on) { localStorage.setItem(key, on ? 'on' : 'off'); }
  };
  function isTyping(element) {
    return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || element.closest('[role=textbox], [role=slider], [role=application]');
  }
  function act(keys) {
    const target = Array.from(document.querySelectorAll('[data-shortcut]')).find(function (element) { return element.dataset.shortcut === keys; });
    if (!target) return false;
    const input = target.matches('input') ? target : target.querySelector('input');
    if (input) { input.focus(); input.select(); } else { target.click(); }
    return true;
  }
  function step(by) {
    const links = Array.from(document.querySelectorAll('main table.rows tbody tr')).map(function (row) { return row.querySelector('a'); }).filter(Boolean);
    if (links.length === 0) return false;
    const row = document.activeElement.closest('tr');
    const at = row ? links.findIndex(function (link) { return row.contains(link); }) : -1;
    links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + by))].focus();
    return true;
  }
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape' && isTyping(e.target) && !document.querySelector('dialog[open]')) { e.target.blur(); return; }
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || isTyping(e.target) || document.querySelector('dialog[open]') || !window.eventhosShortcuts.areOn()) return;
    const keys = first ? first + ' ' + e.key : e.key;
    clearTimeout(timer);
    first = '';
    if (keys === 'g') { first = 'g'; timer = setTimeout(function () { first = ''; }, 1500); return; }
    if (keys === 'j' ? step(1) : keys === 'k' ? step(-1) : act(keys)) e.preventDefault();
  });
})();
