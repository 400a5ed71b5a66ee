// The tour that a visitor writes: kept in this browser, sent to the server only to be checked.
"use strict";

keruen.owntour = (() => {
  const KEY = "keruen-own-tour";
  const LONGEST = 400000;
  const page = window.parent.document;
  let sent = false;

  function stored() {
    try {
      return window.localStorage.getItem(KEY) || "";
    } catch (refused) {
      return "";
    }
  }

  const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
  const areNumbers = (list, length) => Array.isArray(list) && list.length === length && list.every(isNumber);

  // Only what a scene may be comes out of the store, whoever has written into it.
  function sceneOf(step) {
    const scene = {};
    if (typeof step.view === "string" && areNumbers(step.view.split(",").map(Number), 3)) scene.view = step.view;
    if (areNumbers(step.extent, 4)) scene.extent = step.extent;
    if (Array.isArray(step.layers)) scene.layers = step.layers.filter((layer) => typeof layer === "string");
    if (typeof step.feature === "string") scene.feature = step.feature;
    if (Number.isInteger(step.year)) scene.year = step.year;
    const { feature, lonlat } = step.pointer || {};
    if (typeof feature === "string") scene.pointer = { feature };
    else if (areNumbers(lonlat, 2)) scene.pointer = { lonlat };
    return scene;
  }

  function scenes() {
    try {
      const steps = JSON.parse(stored()).steps;
      return steps.map(sceneOf).filter((scene) => scene.view || scene.extent);
    } catch (unreadable) {
      return [];
    }
  }

  function keep(text) {
    try {
      if (text) window.localStorage.setItem(KEY, text);
      else window.localStorage.removeItem(KEY);
    } catch (refused) {
      return;
    }
  }

  // What the page holds is kept; where it holds nothing, what was kept is sent up once.
  function sync() {
    const held = page.getElementById("kr-own");
    if (!held) return;
    const text = held.dataset.tour;
    if (text || held.dataset.cleared) {
      sent = true;
      if (text !== stored()) keep(text);
    } else if (!sent && stored() && stored().length < LONGEST) {
      sent = true;
      keruen.bridge.sendMore({ draft: stored() });
    }
  }

  function listen(viewText) {
    const onClick = (event) => {
      const button = event.target.closest("[data-own-view]");
      if (!button) return;
      keruen.bridge.sendMore({ put: button.dataset.ownView }, { view: viewText() });
    };
    page.addEventListener("click", onClick);
    const watcher = new MutationObserver(sync);
    watcher.observe(page.body, { childList: true, subtree: true, attributeFilter: ["data-tour", "data-cleared"] });
    sync();
    window.addEventListener("pagehide", () => {
      page.removeEventListener("click", onClick);
      watcher.disconnect();
    });
  }

  return { scenes, listen };
})();
