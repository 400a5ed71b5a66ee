// The menu: Export takes along what the map shows, and Map returns to what it showed.
"use strict";

(() => {
  if (window.keruenMenu) return;
  window.keruenMenu = true;
  const KEPT = "keruen-map";
  const SHOWN = ["feature", "layers", "view", "year", "from", "to", "via", "avoid", "close", "modes", "planned", "by", "assume", "way"];

  const pageOf = (address) => new URL(address, document.baseURI).pathname.split("/").pop();
  const onMap = () => pageOf(window.location.href) === "" && Boolean(window.keruenChoose);
  // Streamlit gives the map's link no path: the browser takes it for the page one is on.
  const isToMap = (link) => link === document.querySelector(".st-key-menu a");

  // Where the browser stores nothing, the address of this page is all there is.
  function keep() {
    try {
      sessionStorage.setItem(KEPT, window.location.search);
    } catch (refused) {
      return;
    }
  }

  function kept() {
    try {
      return sessionStorage.getItem(KEPT) || window.location.search;
    } catch (refused) {
      return window.location.search;
    }
  }

  function backToMap(link) {
    const before = new URLSearchParams(kept());
    const shown = SHOWN.filter((key) => before.has(key));
    if (!shown.length) return false;
    const search = new URL(link.href).searchParams;
    for (const key of shown) search.set(key, before.get(key));
    window.location.assign(`./?${search.toString().replaceAll("%2C", ",")}`);
    return true;
  }

  function taken(link) {
    if (isToMap(link)) return !onMap() && backToMap(link);
    if (onMap()) keep();
    return pageOf(link.href) === "export" && Boolean(window.keruenExport) && window.keruenExport();
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element && event.target.closest(".st-key-menu a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !taken(link)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
})();
