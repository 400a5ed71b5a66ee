// Between the map's frame and the page around it: the next address, links in the panel, theme.
"use strict";

keruen.bridge = (() => {
  const page = window.parent.document;
  const PATIENCE = 4000;
  let counter = 0;
  let asked = null;
  let last = null;

  // Tells the server the whole next address; it makes it the page's address.
  function send(search, more = {}) {
    counter += 1;
    asked = { search, until: Date.now() + PATIENCE };
    last = { search, until: Date.now() + 4 * PATIENCE };
    window.Streamlit.setComponentValue({ last_active_drawing: { ...more, search, at: `${Date.now()}-${counter}` } });
  }

  // Sends something besides the address as it stands.
  const sendMore = (more, changes = {}) => send(keruen.address.changed(changes), more);

  // Whether the address is still on its way to what was asked for last: then it is not news.
  function isWaiting() {
    if (!asked) return false;
    const waiting = Date.now() < asked.until && !keruen.address.sameState(asked.search);
    if (!waiting) asked = null;
    return waiting;
  }

  // Goes to another page of ours: the frame itself may not, a link of the page may.
  function open(path, search) {
    const link = page.createElement("a");
    link.href = search ? `${path}?${search}` : path;
    link.target = "_self";
    page.body.append(link);
    link.click();
    link.remove();
  }

  function speak(atlas) {
    document.documentElement.lang = atlas.language;
    document.documentElement.dir = atlas.direction;
  }

  // The page's links and its search box choose through the map, without loading the page again.
  function listen(choose, go, pick, exportView) {
    const onClick = (event) => {
      const link = event.target.closest("a[data-feature]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(link.dataset.feature || null, { look: true });
    };
    page.addEventListener("click", onClick);
    const onSearch = (id) => {
      choose(id, { look: true });
      return true;
    };
    Object.assign(window.parent, { keruenChoose: onSearch, keruenGo: go, keruenPick: pick, keruenExport: exportView });
    window.addEventListener("pagehide", () => {
      page.removeEventListener("click", onClick);
      if (window.parent.keruenChoose !== onSearch) return;
      for (const name of ["keruenChoose", "keruenGo", "keruenPick", "keruenExport"]) delete window.parent[name];
    });
  }

  const forget = () => (last = asked = null);

  function isInStep(panel, address) {
    if ((panel.dataset.selected || panel.dataset.wanted || null) !== address.feature) return false;
    if (address.feature || address.tour) return true;
    const shown = panel.dataset.askedWays === undefined ? null : `${panel.dataset.askedWays}|${panel.dataset.way}`;
    if (shown === null || !address.ways.routing) return (shown !== null) === address.ways.routing;
    const [asked] = shown.split(/\|(?=[^|]*$)/);
    return asked === address.ways.asked;
  }

  // Where panel and address have come apart, the server is asked once more for the address.
  function heal() {
    let apart = 0;
    const timer = window.setInterval(() => {
      const panel = page.querySelector(".st-key-evidence .kr-panel");
      const same = !panel || isInStep(panel, keruen.address.read());
      const busy = page.querySelector('[data-test-script-state="running"]');
      apart = same || busy || isWaiting() ? 0 : apart + 1;
      if (apart < 3) return;
      apart = 0;
      send(last && Date.now() < last.until ? last.search : keruen.address.changed({}));
    }, 1200);
    window.addEventListener("pagehide", () => window.clearInterval(timer));
  }

  function onTheme(callback) {
    window.addEventListener("message", (event) => {
      const theme = event.data && event.data.type === "streamlit:render" && event.data.theme;
      if (!theme || !theme.base) return;
      page.documentElement.classList.toggle("kr-dark", theme.base === "dark");
      callback(theme.base === "dark" ? "dark" : "light");
    });
  }

  return { send, sendMore, isWaiting, forget, heal, open, speak, listen, onTheme };
})();
