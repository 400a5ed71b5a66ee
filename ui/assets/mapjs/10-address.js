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
  const LANGUAGES = ["en", "kk", "ru", "fa", "ar"];

  const params = () => new URLSearchParams(host.location.search);

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
      tour: search.get("tour") || null,
      step: parseYear(search.get("step")) || 1,
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
    return plain(search) === plain(host.location.search);
  }

  function replaceView(view) {
    const next = changed({ view });
    const url = host.location.pathname + (next ? `?${next}` : "");
    host.history.replaceState(host.history.state, "", url);
  }

  // Calls back when the address changed: (address, byHistory).
  function watch(callback) {
    let last = host.location.search;
    let history = false;
    const look = () => {
      if (host.location.search === last) return;
      last = host.location.search;
      callback(read(), history);
      history = false;
      last = host.location.search;
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
    return { seen: () => (last = host.location.search) };
  }

  return { read, changed, sameState, replaceView, watch };
})();
