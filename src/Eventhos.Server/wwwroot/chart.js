// What a chart shows at a moment, beside the pointer and by arrow keys. All of it is read from the chart's table, which is there for everybody anyway.
export function attach(figure) {
  const area = figure.querySelector('.area');
  const cursor = area.querySelector('.cursor');
  const tip = area.querySelector('.tip');
  const body = figure.querySelector('tbody');
  const heads = Array.from(figure.querySelectorAll('thead th[data-series]'));
  let at = null;

  function rows() { return Array.from(body.rows); }
  function indexOf(moment) { return rows().findIndex(row => row.dataset.at === moment); }
  function textOf(row) {
    return row.cells[0].textContent + ': ' + heads.map((head, i) => head.textContent + ' ' + row.cells[i + 1].textContent).join(', ');
  }
  function tell(index) {
    area.setAttribute('aria-valuenow', index + 1);
    area.setAttribute('aria-valuetext', textOf(rows()[index]));
  }
  function part(tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  function hide() {
    at = null;
    area.classList.remove('shows');
  }
  function show(index) {
    const all = rows();
    if (index < 0 || index >= all.length) { hide(); return; }
    const row = all[index];
    at = row.dataset.at;
    tip.replaceChildren(part('strong', row.cells[0].textContent), ...heads.map((head, i) => {
      const line = part('span', '', 'of ' + head.dataset.series);
      line.append(part('i', ''), part('span', head.textContent), part('b', row.cells[i + 1].textContent));
      return line;
    }).reverse());
    cursor.style.left = (100 * index / all.length) + '%';
    cursor.style.width = (100 / all.length) + '%';
    area.classList.add('shows');
    tell(index);
    // On the side that has more room, and within the chart.
    const middle = area.clientWidth * (index + 0.5) / all.length;
    const gap = area.clientWidth / all.length / 2 + 8;
    const left = middle > area.clientWidth / 2 ? middle - gap - tip.offsetWidth : middle + gap;
    tip.style.left = Math.max(-40, Math.min(left, area.clientWidth - tip.offsetWidth)) + 'px';
  }
  function point(e) {
    const box = area.getBoundingClientRect();
    show(Math.max(0, Math.min(body.rows.length - 1, Math.floor((e.clientX - box.left) / box.width * body.rows.length))));
  }

  area.addEventListener('pointermove', point);
  area.addEventListener('pointerdown', point);
  area.addEventListener('pointerleave', function (e) { if (e.pointerType === 'mouse' && document.activeElement !== area) hide(); });
  area.addEventListener('blur', hide);
  area.addEventListener('focus', function () { if (at === null && area.matches(':focus-visible')) show(body.rows.length - 1); });
  area.addEventListener('keydown', function (e) {
    const last = body.rows.length - 1;
    const now = at === null ? last : indexOf(at);
    const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageUp: now + 10, PageDown: now - 10, Home: 0, End: last }[e.key];
    if (e.key === 'Escape') { hide(); return; }
    if (to === undefined || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    show(Math.max(0, Math.min(last, to)));
  });
  // Live: the same moment with its new numbers, wherever it has moved to.
  new MutationObserver(function () {
    if (at === null) { if (body.rows.length > 0) tell(body.rows.length - 1); } else { show(indexOf(at)); }
  }).observe(body, { childList: true, subtree: true, characterData: true });
  tell(body.rows.length - 1);
}

// Whether anybody can see the page.
export function isWatched() { return document.visibilityState === 'visible'; }
