// Straight to a web socket: without negotiation any node of several can serve the page, whichever the balancer chooses.
(function () {
  // Enter in an open list of choices takes one; it does not send the form around it.
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Enter' && e.target.getAttribute && e.target.getAttribute('role') === 'combobox' && e.target.getAttribute('aria-expanded') === 'true') e.preventDefault();
  });
  const lost = document.getElementById('lost');
  let tries = 0;
  async function comeBack() {
    lost.hidden = false;
    for (;;) {
      await new Promise(function (resolve) { setTimeout(resolve, Math.min(250 * Math.pow(2, tries++), 3000)); });
      try {
        if (await Blazor.reconnect()) { lost.hidden = true; tries = 0; return; }
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
