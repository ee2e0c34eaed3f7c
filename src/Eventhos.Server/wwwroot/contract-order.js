// Drags contracts between the steps of an event. What is where is the page's; this only tells it where one was dropped.
export function attach(root, page) {
  let drag = null;

  // Within a step: beside what is there. Near its upper edge, or below all: a step of its own.
  function placeAt(y) {
    const steps = [...root.querySelectorAll('[data-step]')];
    for (let i = 0; i < steps.length; i++) {
      const box = steps[i].getBoundingClientRect();
      if (y < box.top + 10) return { into: false, index: i };
      if (y <= box.bottom - 6) return { into: true, index: i };
    }
    return { into: false, index: steps.length };
  }

  function mark(place) {
    [...root.querySelectorAll('[data-step]')].forEach((step, i, all) => {
      step.classList.toggle('drop-into', !!place && place.into && place.index === i);
      step.classList.toggle('drop-before', !!place && !place.into && place.index === i);
      step.classList.toggle('drop-after', !!place && !place.into && place.index === all.length && i === all.length - 1);
    });
  }

  function end(dropped) {
    const { card, id, place, moved } = drag;
    drag = null;
    card.style.transform = '';
    card.classList.remove('dragged');
    mark(null);
    if (dropped && moved && place) page.invokeMethodAsync('Drop', id, place.into, place.index);
  }

  function down(e) {
    const grip = e.target.closest('[data-grip]');
    if (!grip || e.button !== 0 || drag) return;
    const card = grip.closest('[data-contract]');
    drag = { id: Number(card.dataset.contract), card, x: e.clientX, y: e.clientY, pointer: e.pointerId, place: null, moved: false };
    grip.setPointerCapture(e.pointerId);
    e.preventDefault();
  }

  function move(e) {
    if (!drag || e.pointerId !== drag.pointer) return;
    drag.moved ||= Math.abs(e.clientY - drag.y) > 4;
    if (!drag.moved) return;
    drag.card.classList.add('dragged');
    drag.card.style.transform = `translate(${e.clientX - drag.x}px, ${e.clientY - drag.y}px)`;
    drag.place = placeAt(e.clientY);
    mark(drag.place);
  }

  function up(e) { if (drag && e.pointerId === drag.pointer) end(true); }
  function cancel(e) { if (drag && e.pointerId === drag.pointer) end(false); }
  function key(e) { if (drag && e.key === 'Escape') end(false); }

  root.addEventListener('pointerdown', down);
  root.addEventListener('pointermove', move);
  root.addEventListener('pointerup', up);
  root.addEventListener('pointercancel', cancel);
  document.addEventListener('keydown', key);
  return { stop() { document.removeEventListener('keydown', key); } };
}

// The focus stays with the contract that was moved: on the button that was pressed, or on another that still works.
export function focusMoved(root, id, button) {
  const card = root.querySelector(`[data-contract="${id}"]`);
  const pressed = card?.querySelector(`[data-move="${button}"]`);
  (pressed && !pressed.disabled ? pressed : card?.querySelector('[data-move]:not(:disabled)'))?.focus();
}
