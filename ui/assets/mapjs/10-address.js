// The page's address is the only home of the state; this reads it and writes the next one.
"use strict";
window.keruen = window.keruen || {};

// For the last row of a classroom everything on the map is drawn larger.
keruen.present = new URLSearchParams(window.parent.location.search).get("present");
keruen.scale = 1;
keruen.rescale = () => {
  const before = keruen.scale;
  keruen.scale = keruen.present === "1" ? Math.max(1, window.parent.innerHeight / 30 / 13) : 1;
  document.documentElement.style.setProperty("--scale", keruen.scale);
  return Math.abs(before - keruen.scale) > 0.05;
};
if (keruen.present) document.documentElement.dataset.present = keruen.present;
keruen.rescale();

keruen.address = (() => {
  const host = window.parent;
  // What makes a wish for ways, in the order in which the server writes it.
  const ASKED = ["from", "to", "via", "avoid", "close", "modes", "planned", "by", "assume"];
  const LANGUAGES = ["en", "kk", "ru", "fa", "ar"];

  // A page that is a file keeps its state after "#?": not every browser lets it write its "?".
  const inHash = host.location.protocol === "file:";

  function now() {
    const { hash, search } = host.location;
    return inHash && hash.startsWith("#?") ? hash.slice(1) : search;
  }

  function urlOf(search) {
    if (inHash) return `#?${search}`;
    return host.location.pathname + (search ? `?${search}` : "");
  }

  const params = () => new URLSearchParams(now());

  function parseView(text) {
    const numbers = (text || "").split(",").map(Number);
    if (numbers.length !== 3 || numbers.some((n) => !Number.isFinite(n))) return null;
    const [lat, lon, zoom] = numbers;
    return Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { lat, lon, zoom } : null;
  }

  function parseYear(text) {
    const year = Number(text);
    return text && Number.isInteger(year) ? year : null;
  }

  function read() {
    const all = params();
    // Of a parameter given twice the last counts, as it does on the server.
    const search = new URLSearchParams([...new Map(all.entries()).entries()]);
    return {
      feature: search.get("feature") || null,
      layers: search.has("layers") ? search.get("layers").split(",").filter(Boolean) : null,
      year: parseYear(search.get("year")),
      view: parseView(search.get("view")),
      ways: waysOf(now()),
      tour: search.get("tour") || null,
      step: parseYear(search.get("step")) || 1,
      language: LANGUAGES.includes(search.get("lang")) ? search.get("lang") : "en",
    };
  }

  // The ways that a search part asks for; `params` is what the server is asked, `asked` how it answers.
  function waysOf(text) {
    const search = new URLSearchParams([...new URLSearchParams(text).entries()].filter(([, value]) => value));
    const asking = ASKED.filter((key) => search.has(key)).map((key) => [key, search.get(key)]);
    const way = search.get("way") || "";
    return {
      from: search.get("from"),
      to: search.get("to"),
      asked: asking.map(([key, value]) => `${key}=${value}`).join("&"),
      params: new URLSearchParams(asking).toString(),
      way: /^[1-5]$/.test(way) ? Number(way) : 1,
      routing: onRoutes() || search.has("from") || search.has("to"),
    };
  }

  const onRoutes = () => /\/routes\/?$/.test(host.location.pathname);

  // Returns the search part with `changes` made; null takes a parameter away.
  function changed(changes) {
    const search = params();
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) search.delete(key);
      else search.set(key, value);
    }
    return search.toString().replaceAll("%2C", ",");
  }

  // The same parameters in any order and encoding; the view may have moved on meanwhile.
  function sameState(search) {
    const plain = (text) => {
      const found = new URLSearchParams(text);
      found.delete("view");
      found.sort();
      return found.toString();
    };
    return plain(search) === plain(now());
  }

  // Makes changes to the address where one is: Back does not undo them.
  function replace(changes) {
    host.history.replaceState(host.history.state, "", urlOf(changed(changes)));
  }

  // Calls back when the address changed: (address, byHistory). What changes while `isWaiting`
  // is looked at when the wait is over; going back or forward ends any wait.
  function watch(callback, isWaiting) {
    let last = now();
    let history = false;
    const look = () => {
      if (now() === last || (!history && isWaiting())) return;
      last = now();
      callback(read(), history);
      history = false;
      last = now();
    };
    // Back may come before the address that is gone back from was ever seen.
    const onPop = () => {
      history = true;
      last = null;
      look();
    };
    host.addEventListener("popstate", onPop);
    const timer = window.setInterval(look, 100);
    window.addEventListener("pagehide", () => {
      window.clearInterval(timer);
      host.removeEventListener("popstate", onPop);
    });
    return { seen: () => (last = now()) };
  }

  return { now, urlOf, read, changed, sameState, replace, waysOf, onRoutes, watch, params, ASKED };
})();
