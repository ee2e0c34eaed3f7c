// What part of the map is seen. Downwards it is zoomed freely; sideways it keeps its width until names have room, then it grows, too.
const pad = 12;
const head = 36;

export class View {
  constructor(frame, onChange) {
    this.frame = frame;
    this.onChange = onChange;
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.width = this.height = 1;
    this.ky = 0;
    this.tx = this.ty = 0;
    this.atFit = true;
  }

  // The size of the picture, and of the frame as it is now.
  measure(width, height) {
    this.width = width;
    this.height = height;
    this.w = this.frame.clientWidth;
    this.h = this.frame.clientHeight;
    this.top = head;
    this.least = Math.min(1.35, (this.h - head - 2 * pad) / height);
    this.side = Math.min(1.25, Math.max(0.85, (this.w - 2 * pad) / width));
    this.most = Math.max(4, this.least);
    if (this.atFit || !this.ky) {
      this.#set(this.least, this.tx || pad, 0);
    } else {
      this.#set(this.ky, this.tx, this.ty);
    }
  }

  sideways(ky) { return this.side * Math.max(1, ky / Math.max(1, this.least)); }

  get kx() { return this.sideways(this.ky); }

  x(value) { return this.tx + value * this.kx; }

  y(value) { return this.ty + value * this.ky; }

  zoom(factor, px = this.w / 2, py = head + (this.h - head) / 2) {
    const ky = Math.min(this.most, Math.max(this.least, this.ky * factor));
    const bySide = this.sideways(ky) / this.kx;
    const byHeight = ky / this.ky;
    this.#stop();
    this.#set(ky, px - (px - this.tx) * bySide, py - (py - this.ty) * byHeight);
  }

  move(dx, dy) {
    this.#stop();
    this.#set(this.ky, this.tx + dx, this.ty + dy);
  }

  fit() { this.#glide(this.least, pad, 0); }

  // Brings a box into view, near enough to be read, if it is not so already.
  reveal(left, right, top, bottom, nearest = 0) {
    const ky = Math.min(this.most, Math.max(this.ky, nearest));
    const kx = this.sideways(ky);
    let { tx, ty } = this;
    if (ky !== this.ky) {
      ty = head + (this.h - head) / 2 - ky * (top + bottom) / 2;
      tx = this.w / 2 - kx * (left + right) / 2;
    }
    const room = 24;
    ty += Math.max(0, head + room - (ty + top * ky)) || Math.min(0, this.h - room - (ty + Math.min(bottom, top + 40 / ky) * ky));
    tx += Math.max(0, room - (tx + left * kx)) || Math.min(0, this.w - room - (tx + right * kx));
    this.#glide(ky, tx, ty);
  }

  #set(ky, tx, ty) {
    this.ky = ky;
    const [wide, high] = [this.width * this.kx, this.height * ky];
    const room = this.h - head - 2 * pad;
    this.tx = wide <= this.w - 2 * pad ? (this.w - wide) / 2 : Math.min(pad, Math.max(this.w - pad - wide, tx));
    this.ty = high <= room + 0.5 ? head + pad + (room - high) / 2 : Math.min(head + pad, Math.max(this.h - pad - high, ty));
    this.atFit = ky <= this.least * 1.001;
    this.onChange();
  }

  #stop() {
    cancelAnimationFrame(this.gliding);
    this.gliding = 0;
  }

  #glide(ky, tx, ty) {
    this.#stop();
    if (this.calm.matches) {
      this.#set(ky, tx, ty);
      return;
    }
    const from = { ky: this.ky, tx: this.tx, ty: this.ty };
    const began = performance.now();
    const step = now => {
      const done = Math.min(1, Math.max(0, now - began) / 220);
      const way = 1 - Math.pow(1 - done, 3);
      this.#set(from.ky * Math.pow(ky / from.ky, way), from.tx + (tx - from.tx) * way, from.ty + (ty - from.ty) * way);
      this.gliding = done < 1 ? requestAnimationFrame(step) : 0;
    };
    this.gliding = requestAnimationFrame(step);
  }
}
