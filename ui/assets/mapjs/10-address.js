// The page's address is the only home of the state; this reads it and writes the next one.
"use strict";
window.keruen = window.keruen || {};

keruen.address = (() => {
  const host = window.parent;
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
      language: LANGUAGES.includes(search.get("lang")) ? search.get("lang") : "en",
    };
  }

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

  function replaceView(view) {
    host.history.replaceState(host.history.state, "", urlOf(changed({ view })));
  }

  // Calls back when the address changed: (address, byHistory).
  function watch(callback) {
    let last = now();
    let history = false;
    const look = () => {
      if (now() === last) return;
      last = now();
      callback(read(), history);
      history = false;
      last = now();
    };
    const onPop = () => {
      history = true;
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

  return { now, urlOf, read, changed, sameState, replaceView, watch };
})();
