// When the server cannot be reached: our own word in the page's language, in place of a dialog.
"use strict";

(() => {
  if (window.keruenLost) return;
  window.keruenLost = true;
  const STATE = "data-test-connection-state";
  const PATIENCE = 700;
  let timer = null;
  let away = false;
  let before = new Set();

  const state = () => document.querySelector(`[${STATE}]`)?.getAttribute(STATE) || "INITIAL";
  const isAway = () => !["CONNECTED", "INITIAL"].includes(state());
  const dialogs = () => [...document.querySelectorAll('[role="dialog"]')];

  function notice() {
    const box = document.createElement("div");
    box.id = "kr-lost";
    box.setAttribute("role", "alert");
    const said = document.getElementById("kr-page").dataset;
    const word = document.createElement("p");
    word.textContent = said.lost;
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = said.reload;
    again.addEventListener("click", () => window.location.reload());
    box.append(word, again);
    return box;
  }

  // Streamlit's dialog would lock the page: it is closed; those that were open before stay.
  function closeOthers() {
    for (const dialog of dialogs()) {
      if (!before.has(dialog)) dialog.querySelector("button")?.click();
    }
  }

  function show() {
    timer = null;
    if (!isAway() || document.getElementById("kr-lost") || !document.getElementById("kr-page")) return;
    document.body.append(notice());
  }

  // A server that was started anew knows nothing of this page: it is asked to run it again,
  // and until it has done so the notice stays, as a click would be lost.
  function comeBack() {
    window.clearTimeout(timer);
    timer = null;
    away = false;
    window.setTimeout(() => window.dispatchEvent(new PopStateEvent("popstate")), 0);
    const until = Date.now() + 4000;
    let ran = false;
    const waiting = window.setInterval(() => {
      const running = document.querySelector('[data-test-script-state="running"]') !== null;
      ran = ran || running;
      if (!away && (running || !ran) && Date.now() < until) return;
      window.clearInterval(waiting);
      if (away) return;
      document.getElementById("kr-lost")?.remove();
      delete document.documentElement.dataset.away;
      window.dispatchEvent(new Event("keruen-back"));
    }, 50);
  }

  function look() {
    if (!isAway()) {
      if (away) comeBack();
      return;
    }
    if (!away) {
      away = true;
      document.documentElement.dataset.away = "true";
      before = new Set(dialogs());
    }
    closeOthers();
    if (!timer && !document.getElementById("kr-lost")) timer = window.setTimeout(show, PATIENCE);
  }

  const watch = { attributes: true, attributeFilter: [STATE], childList: true, subtree: true };
  new MutationObserver(look).observe(document.body, watch);
})();
