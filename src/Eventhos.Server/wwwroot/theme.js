// Before the first paint: the theme that was chosen, else the system's.
(function () {
  const key = 'eventhos-theme';
  function isDark() {
    const chosen = localStorage.getItem(key);
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }
  function show(dark) {
    document.documentElement.classList.toggle('dark', dark);
  }
  window.eventhosTheme = {
    isDark: isDark,
    set: function (dark) { localStorage.setItem(key, dark ? 'dark' : 'light'); show(dark); },
    language: function (language) { document.cookie = 'eventhos-language=' + encodeURIComponent(language) + '; path=/; max-age=31536000; samesite=lax'; }
  };
  show(isDark());
})();
