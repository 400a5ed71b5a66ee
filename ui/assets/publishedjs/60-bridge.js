// Between the map and the page around it, both in one document: the next address, links, theme.
"use strict";

keruen.bridge = (() => {
  const { history } = window;
  const NOWHERE = { page: null, source: null };

  function go(search) {
    if (search !== keruen.address.now().replace(/^\?/, "")) history.pushState(null, "", keruen.address.urlOf(search));
    keruen.panel.follow();
  }

  const open = (changes) => {
    go(keruen.address.changed(changes));
    return true;
  };

  // What the map sends is about the map: it comes to the front.
  function send(search) {
    const next = new URLSearchParams(search);
    for (const name of Object.keys(NOWHERE)) next.delete(name);
    go(next.toString().replaceAll("%2C", ","));
  }

  function follow(link, choose) {
    const wanted = new URLSearchParams(link.getAttribute("href"));
    if (link.dataset.feature !== undefined) choose(link.dataset.feature || null, { look: true });
    else if (wanted.has("feature")) choose(wanted.get("feature"), { look: true });
    else open({ ...NOWHERE, ...(wanted.has("page") ? { page: wanted.get("page") } : {}) });
  }

  function listen(choose) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='?']");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(link, choose);
    });
    window.keruenChoose = (id) => {
      choose(id, { look: true });
      return true;
    };
    window.keruenOpen = open;
  }

  const nothing = () => {};
  return {
    open, send, listen,
    isWaiting: () => false,
    forget: nothing,
    heal: nothing,
    speak: (atlas) => keruen.shell.speak(atlas.language),
    onTheme: (callback) => keruen.shell.onTheme(callback),
  };
})();
