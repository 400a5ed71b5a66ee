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

  const TOUR = { tour: null, step: null, feature: null, layers: null, year: null, view: null };

  // A tour begins with its own view; a quiz chosen anew forgets the one before.
  function follow(link, choose) {
    const wanted = new URLSearchParams(link.getAttribute("href"));
    const page = wanted.get("page");
    if (link.dataset.page !== undefined) open({ ...NOWHERE, page: link.dataset.page || null });
    else if (page === "quiz") open({ ...NOWHERE, ...keruen.quizpage.NONE, page });
    else if (link.dataset.feature !== undefined) choose(link.dataset.feature || null, { look: true });
    else if (wanted.has("feature")) choose(wanted.get("feature"), { look: true });
    else if (wanted.has("tour")) open({ ...NOWHERE, ...TOUR, tour: wanted.get("tour"), step: wanted.get("step") });
    else open({ ...NOWHERE, page });
  }

  function listen(choose) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='?']");
      if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
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
