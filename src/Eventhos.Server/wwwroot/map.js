// The map in the browser: zoom, move, search and focus, without asking the server. It hears which node is focused, for the address and the panel.
import { View } from './map-view.js';
import { Nodes } from './map-nodes.js';

export function open(root, server, texts) {
  const frame = root.querySelector('.frame');
  const tip = root.querySelector('.tip');
  const search = root.querySelector('input[type=search]');
  const status = root.querySelector('[data-status]');
  const nodes = new Nodes(frame);
  const view = new View(frame, ask);
  const gone = new AbortController();
  const on = (target, type, act, options) => target.addEventListener(type, act, { signal: gone.signal, ...options });
  const pointers = new Map();
  let focus = null;
  let health = null;
  let asked = 0;
  let dragged = false;

  function ask() { asked ||= requestAnimationFrame(draw); }

  function draw() {
    asked = 0;
    const scene = frame.querySelector('.scene');
    scene.setAttribute('transform', `matrix(${view.kx} 0 0 ${view.ky} ${view.tx} ${view.ty})`);
    scene.style.setProperty('--k', Math.min(1.6, view.ky).toFixed(3));
    nodes.draw(view);
  }

  function refresh() {
    nodes.read();
    light();
    view.measure(nodes.columns[4].right, Number(frame.dataset.height));
  }

  function found() {
    const text = search.value.trim().toLowerCase();
    return text === '' ? null : [...nodes.byKey.values()].filter(node => node.find.includes(text)).sort((a, b) => a.kind - b.kind || a.y - b.y);
  }

  // What stands out: the focus, else what is searched, else what does as chosen in the legend.
  function light() {
    const matches = found();
    const marked = new Set((matches ?? []).map(node => node.key));
    const node = nodes.byKey.get(focus);
    if (node) {
      nodes.light(nodes.reach([node]), new Set([focus]));
    } else if (matches) {
      nodes.light(nodes.reach(matches), marked);
    } else if (health) {
      nodes.light(nodes.reach(nodes.columns[2].nodes.filter(contract => contract.health === health)), new Set());
    } else {
      nodes.light(null);
    }
    status.textContent = matches === null ? '' : matches.length === 0 ? texts.none : matches.length === 1 ? texts.one : texts.many.replace('{0}', matches.length);
    ask();
  }

  function focusOn(key, near) {
    const node = nodes.byKey.get(key);
    const next = node ? key : null;
    if (next !== focus) {
      focus = next;
      server.invokeMethodAsync('FocusedAsync', next);
    }
    if (node) {
      nodes.setCurrent(node);
      reveal(node, near ? 0.75 : 0);
    }
    light();
  }

  function reveal(node, nearest) {
    const column = nodes.columns[node.kind];
    view.reveal(column.left, column.right, node.y, node.y + node.h, nearest && Math.min(nearest, Math.max(view.ky, 22 / node.h)));
  }

  function keyOf(target) {
    const el = target.closest?.('.node, .wire, .bar');
    return el?.dataset.key ?? el?.dataset.contract ?? el?.dataset.bar ?? null;
  }

  function tell(node, x, y) {
    tip.hidden = !node;
    if (!node) { return; }
    tip.replaceChildren(...node.lines.filter(line => line).map(line => {
      const row = document.createElement('div');
      row.dir = 'auto';
      row.textContent = line;
      return row;
    }));
    tip.dataset.health = node.health;
    const box = frame.getBoundingClientRect();
    const left = x - box.left + 14;
    const top = y - box.top + 18;
    tip.style.left = `${Math.max(4, Math.min(left, box.width - tip.offsetWidth - 6))}px`;
    tip.style.top = `${top + tip.offsetHeight > box.height - 4 ? Math.max(4, top - tip.offsetHeight - 30) : top}px`;
  }

  on(frame, 'wheel', event => {
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      view.move(-(event.deltaX || event.deltaY), 0);
    } else if (view.atFit && event.deltaY > 0 && !event.ctrlKey) {
      return; // All of it is seen: the wheel is the page's.
    } else {
      const box = frame.getBoundingClientRect();
      const lines = event.deltaMode === 1 ? 24 : 1;
      view.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0025)), event.clientX - box.left, event.clientY - box.top);
    }
    event.preventDefault();
    tell(null);
  }, { passive: false });

  on(frame, 'pointerdown', event => {
    if (event.button !== 0) { return; }
    dragged = pointers.size > 0 && dragged;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY, fromX: event.clientX, fromY: event.clientY });
  });

  on(frame, 'pointermove', event => {
    const at = pointers.get(event.pointerId);
    if (!at) {
      tell(event.pointerType === 'mouse' ? nodes.byKey.get(keyOf(event.target)) : null, event.clientX, event.clientY);
      return;
    }
    if (!dragged && Math.hypot(event.clientX - at.fromX, event.clientY - at.fromY) < 5) { return; }
    dragged = true;
    tell(null);
    frame.setPointerCapture(event.pointerId);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const box = frame.getBoundingClientRect();
      const before = Math.hypot(at.x - other.x, at.y - other.y);
      const now = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      view.zoom(now / Math.max(1, before), (event.clientX + other.x) / 2 - box.left, (event.clientY + other.y) / 2 - box.top);
      view.move((event.clientX - at.x) / 2, (event.clientY - at.y) / 2);
    } else {
      view.move(event.clientX - at.x, event.clientY - at.y);
    }
    at.x = event.clientX;
    at.y = event.clientY;
  });

  const lift = event => pointers.delete(event.pointerId);
  on(window, 'pointerup', lift);
  on(window, 'pointercancel', lift);
  on(frame, 'pointerleave', () => tell(null));

  on(frame, 'click', event => {
    const moved = dragged;
    dragged = false;
    if (moved && event.detail > 0) { return; }
    const key = keyOf(event.target);
    focusOn(key === focus ? null : key, false);
  });

  on(frame, 'dblclick', event => {
    const box = frame.getBoundingClientRect();
    if (!keyOf(event.target)) { view.zoom(1.8, event.clientX - box.left, event.clientY - box.top); }
  });

  on(frame, 'focusin', event => {
    const node = nodes.byKey.get(event.target.dataset.key);
    if (node && event.target.matches(':focus-visible')) {
      const box = event.target.getBoundingClientRect();
      tell(node, box.left + 8, box.bottom - 10);
    }
  });
  on(frame, 'focusout', () => tell(null));

  on(root, 'keydown', event => {
    if (event.key === 'Escape' && (focus || search.value || health)) {
      if (focus) { focusOn(null); } else { search.value = ''; choose(null); }
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!frame.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const node = nodes.byKey.get(event.target.dataset.key);
    const arrows = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (event.key === '+' || event.key === '=') { view.zoom(1.3); } else if (event.key === '-') { view.zoom(1 / 1.3); } else if (event.key === '0') { view.fit(); } else if (arrows[event.key] && (!node || event.shiftKey)) {
      view.move(...arrows[event.key]);
    } else if (node && (arrows[event.key] || event.key === 'Home' || event.key === 'End')) {
      const next = nodes.beside(node, event.key);
      if (next) {
        nodes.setCurrent(next);
        reveal(next, 0);
        draw();
        next.el.focus({ preventScroll: true });
      }
    } else { return; }
    event.preventDefault();
    event.stopPropagation();
  });

  function choose(wanted) {
    health = wanted;
    for (const button of root.querySelectorAll('[data-show]')) { button.setAttribute('aria-pressed', String(button.dataset.show === health)); }
    light();
  }

  on(root, 'click', event => {
    const button = event.target.closest('[data-zoom], [data-show], [data-clear]');
    if (!button) { return; }
    switch (button.dataset.zoom) {
      case 'in': view.zoom(1.5); break;
      case 'out': view.zoom(1 / 1.5); break;
      case 'fit': view.fit(); break;
    }
    if (button.dataset.show) { choose(button.dataset.show === health ? null : button.dataset.show); }
    if ('clear' in button.dataset) {
      focusOn(null);
      nodes.current?.el.focus({ preventScroll: true });
    }
  });

  on(search, 'input', () => {
    if (focus) { focusOn(null); }
    light();
  });
  on(search, 'keydown', event => {
    const matches = found();
    if (event.key !== 'Enter' || !matches?.length) { return; }
    const at = matches.findIndex(node => node.key === focus);
    focusOn(matches[(at + (event.shiftKey ? matches.length - 1 : 1)) % matches.length].key, true);
    event.preventDefault();
  });

  const size = new ResizeObserver(() => view.measure(view.width, view.height));
  refresh();
  size.observe(frame);

  return {
    refresh,
    focus(key) { if (key !== focus) { focusOn(key, true); } },
    close() {
      gone.abort();
      size.disconnect();
      cancelAnimationFrame(asked);
    }
  };
}
