// Straight to a web socket: without negotiation any node of several can serve the page, whichever the balancer chooses.
(function () {
  // Enter in an open list of choices takes one; it does not send the form around it.
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Enter' && e.target.getAttribute && e.target.getAttribute('role') === 'combobox' && e.target.getAttribute('aria-expanded') === 'true') e.preventDefault();
  });
  const lost = document.getElementById('lost');
  let tries = 0;
  // What was typed while the connection went is told once more: a form must not save less than it shows.
  function tellAgain() {
    document.querySelectorAll('main form input, main form textarea').forEach(function (field) {
      if (/^(checkbox|radio|file|hidden|submit|button)$/.test(field.type) || field.getAttribute('role') === 'combobox' || field.closest('.monaco-editor')) return;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
  async function comeBack() {
    lost.hidden = false;
    for (;;) {
      await new Promise(function (resolve) { setTimeout(resolve, Math.min(250 * Math.pow(2, tries++), 3000)); });
      try {
        if (await Blazor.reconnect()) { lost.hidden = true; tries = 0; tellAgain(); return; }
        // The hub is there and knows the page no more: it was started anew, or it is another node.
        location.reload();
        return;
      } catch (e) { /* not reachable yet */ }
    }
  }
  Blazor.start({
    circuit: {
      configureSignalR: function (builder) { builder.withUrl('_blazor', { skipNegotiation: true, transport: 1 }); },
      reconnectionHandler: {
        onConnectionDown: function () { comeBack(); },
        onConnectionUp: function () { lost.hidden = true; tries = 0; }
      }
    }
  });
})();
