// The nodes of the map: which are near each other, and which have room for their name.
const legible = 12;
const tag = 16;

export class Nodes {
  constructor(frame) {
    this.frame = frame;
    this.byKey = new Map();
    this.columns = [];
    this.lit = null;
    this.matches = new Set();
    this.current = null;
  }

  // Reads what the server drew. Called again after each change.
  read() {
    this.byKey = new Map();
    this.columns = this.frame.dataset.columns.split(' ').map(pair => {
      const [left, right] = pair.split('-').map(Number);
      return { left, right, nodes: [] };
    });
    for (const el of this.frame.querySelectorAll('.node')) {
      const { key, kind, left, right, y, height, health, lines, ident } = el.dataset;
      const node = {
        el, key, kind: Number(kind), left, right, y: Number(y), h: Number(height), health, lines: lines.split('\n'), contracts: [],
        find: `${lines.split('\n')[0]} ${ident ?? ''}`.toLowerCase()
      };
      el.setAttribute('aria-label', node.lines.filter(line => line).join('; '));
      this.byKey.set(key, node);
      this.columns[node.kind].nodes.push(node);
    }
    for (const column of this.columns) { column.nodes.sort((a, b) => a.y - b.y); }
    for (const contract of this.columns[2].nodes) {
      for (const node of this.chain(contract)) { node.contracts.push(contract); }
    }
    this.heads = [...this.frame.querySelectorAll('.head')];
    this.wires = [...this.frame.querySelectorAll('.wire[data-contract]')];
    this.replies = [...this.frame.querySelectorAll('.reply')];
    this.bars = [...this.frame.querySelectorAll('.bar')];
    for (const bar of this.bars) { this.byKey.get(bar.dataset.bar).bar = bar; }
    if (!this.byKey.has(this.current?.key)) { this.current = null; }
    this.setCurrent(this.byKey.get(this.current?.key));
    this.light(this.lit ? new Set([...this.lit].filter(key => this.byKey.has(key))) : null, this.matches);
  }

  // A contract with its producer, event, action and consumer.
  chain(contract) {
    const event = this.byKey.get(contract.left);
    const action = this.byKey.get(contract.right);
    return [this.byKey.get(event.left), event, contract, action, this.byKey.get(action.right)];
  }

  // Everything that a node's wires lead to.
  reach(nodes) {
    const keys = new Set();
    for (const node of nodes) {
      keys.add(node.key);
      for (const beside of [node.left, node.right]) { if (beside) { keys.add(beside); } }
      for (const contract of node.contracts) {
        for (const one of this.chain(contract)) { keys.add(one.key); }
      }
    }
    return keys;
  }

  // Null: nothing stands out.
  light(keys, matches = new Set()) {
    this.lit = keys;
    this.matches = matches;
    const map = this.frame;
    map.toggleAttribute('data-dim', keys !== null);
    for (const node of this.byKey.values()) {
      node.el.toggleAttribute('data-lit', keys?.has(node.key) ?? false);
      node.el.toggleAttribute('data-match', matches.has(node.key));
    }
    for (const bar of this.bars) { bar.toggleAttribute('data-lit', keys?.has(bar.dataset.bar) ?? false); }
    for (const wire of this.wires) { wire.toggleAttribute('data-lit', keys?.has(wire.dataset.contract) ?? false); }
    for (const reply of this.replies) { reply.toggleAttribute('data-lit', keys !== null && keys.has(reply.dataset.from) && keys.has(reply.dataset.to)); }
  }

  // The one node that the Tab key stops at.
  setCurrent(node) {
    if (this.current) { this.current.el.tabIndex = -1; }
    this.current = node ?? null;
    if (node) { node.el.tabIndex = 0; }
  }

  // The node that an arrow key leads to.
  beside(node, key) {
    const open = one => !this.lit || this.lit.has(one.key);
    const same = this.columns[node.kind].nodes.filter(one => one === node || open(one));
    const at = same.indexOf(node);
    switch (key) {
      case 'ArrowUp': return same[at - 1];
      case 'ArrowDown': return same[at + 1];
      case 'Home': return same[0];
      case 'End': return same[same.length - 1];
      default: {
        const kind = node.kind + (key === 'ArrowLeft' ? -1 : 1);
        const near = (this.columns[kind]?.nodes ?? []).filter(one => open(one) && this.linked(node, one));
        const middle = one => Math.abs(one.y + one.h / 2 - node.y - node.h / 2);
        return near.sort((a, b) => middle(a) - middle(b))[0];
      }
    }
  }

  linked(a, b) {
    return a.left === b.key || a.right === b.key || b.left === a.key || b.right === a.key;
  }

  // Puts each node that is seen in its place: as a card where it is high enough, else its name where there is room for it.
  draw(view) {
    this.frame.toggleAttribute('data-wide', view.kx > 1.2);
    const shown = new Set();
    this.columns.forEach((column, kind) => {
      const x = view.x(column.left);
      const width = (column.right - column.left) * view.kx;
      const head = this.heads[kind];
      head.style.transform = `translateX(${x}px)`;
      head.style.width = `${width + 12}px`;
      const free = new Uint8Array(Math.ceil(view.h) + 1);
      const small = [];
      for (const node of column.nodes) {
        const [top, bottom] = [view.y(node.y), view.y(node.y + node.h)];
        if (bottom < view.top || top > view.h) {
          if (this.held(node)) { small.push([node, (top + bottom) / 2]); }
          continue;
        }
        if (bottom - top >= legible) {
          this.put(node, x, width, top, bottom, view);
          shown.add(node);
          free.fill(1, Math.max(0, Math.floor(top)), Math.max(0, Math.ceil(bottom)));
        } else if (this.matters(node)) {
          small.push([node, (top + bottom) / 2]);
        }
      }
      small.sort((a, b) => this.rank(b[0]) - this.rank(a[0]) || b[0].h - a[0].h || a[0].y - b[0].y);
      for (const [node, middle] of small) {
        const [top, bottom] = [Math.round(middle - tag / 2), Math.round(middle + tag / 2)];
        if (this.held(node) || (top >= view.top && !free.subarray(Math.max(0, top), Math.max(0, bottom)).includes(1))) {
          free.fill(1, Math.max(0, top), Math.max(0, bottom));
          this.put(node, x, width, top, bottom, null);
          shown.add(node);
        }
      }
    });
    // The Tab key needs somewhere to stop.
    if (!shown.has(this.current)) { this.setCurrent([...shown].sort((a, b) => a.kind - b.kind || a.y - b.y)[0] ?? this.current); }
    for (const node of this.byKey.values()) {
      if (node.el.hidden === shown.has(node)) {
        node.el.hidden = !shown.has(node);
        if (node.el.hidden) { node.bar.removeAttribute('data-under'); }
      }
    }
  }

  // Of those without room for themselves: systems, what fails, and what is looked for.
  matters(node) {
    return this.lit ? this.lit.has(node.key) || this.held(node) : node.kind === 0 || node.kind === 4 || node.health === 'Failing' || this.held(node);
  }

  rank(node) {
    return (this.held(node) ? 4 : 0) + (this.matches.has(node.key) ? 2 : 0) + (node.health === 'Failing' ? 1 : 0);
  }

  // Where the keyboard is: that may not be taken away.
  held(node) { return node === this.current && node.el === document.activeElement; }

  put(node, x, width, top, bottom, view) {
    // A name stays in sight as long as some of its node does.
    const high = view !== null && bottom - top > 44;
    const from = high ? Math.max(top, view.top) : top;
    const to = high ? Math.min(bottom, view.h) : bottom;
    node.el.toggleAttribute('data-tag', view === null);
    node.el.toggleAttribute('data-tall', to - from >= 29);
    node.el.toggleAttribute('data-low', to - from < 17);
    node.el.style.setProperty('--lines', Math.max(1, Math.floor((to - from - 2) / 14)));
    node.bar.toggleAttribute('data-under', view !== null);
    node.el.style.transform = `translate(${x}px, ${from}px)`;
    node.el.style.width = `${width}px`;
    node.el.style.height = `${to - from}px`;
  }
}
