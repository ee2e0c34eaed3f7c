// What pages need of the browser beyond what the framework gives.
export function showModal(dialog) { if (!dialog.open) dialog.showModal(); }
export function closeModal(dialog) { if (dialog.open) dialog.close(); }
export function focus(element) { element?.focus(); }

export async function copy(text) {
  // The clipboard's own interface is there on secure origins alone; hubs are often reached by plain HTTP inside a network.
  if (navigator.clipboard && window.isSecureContext) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* refused: the other way */ }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('readonly', '');
  area.style.position = 'fixed';
  area.style.opacity = '0';
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  const before = document.activeElement;
  area.select();
  try { return document.execCommand('copy'); } finally { area.remove(); before?.focus(); }
}

export function download(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
