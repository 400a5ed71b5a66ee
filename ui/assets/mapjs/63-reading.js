// A step's words beside the map: keys roll them wherever the focus is, a mark says that more follows.
"use strict";

keruen.reading = () => {
  const page = window.parent.document;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const LINES = { ArrowDown: 0.2, ArrowUp: -0.2 };
  const OWN_KEYS = "input, textarea, select, button, summary, [contenteditable=true], [role=slider], [role=combobox], [role=listbox], .keruen-inview[open] *";
  const sizes = new ResizeObserver(() => tellMore());
  let watched = null;
  let selected = null;
  const box = () => page.querySelector(".st-key-evidence:has(.kr-tour)");

  function shareOf(event) {
    if (event.key === " ") return event.shiftKey ? -0.8 : 0.8;
    return event.shiftKey ? 0 : LINES[event.key] || 0;
  }

  // Only before a class: elsewhere these keys pan the map, or roll what has the focus.
  function onKey(event) {
    const words = box();
    if (!keruen.present || !words || event.altKey || event.ctrlKey || event.metaKey) return;
    const share = shareOf(event);
    if (!share || (event.target.closest && event.target.closest(OWN_KEYS))) return;
    event.preventDefault();
    event.stopPropagation();
    roll(share);
  }

  function roll(share) {
    const words = box();
    words.scrollBy({ top: share * words.clientHeight, behavior: calm ? "auto" : "smooth" });
  }

  function hasMore() {
    const words = box();
    const rolls = words && /auto|scroll/.test(window.parent.getComputedStyle(words).overflowY);
    return Boolean(rolls && words.scrollHeight - words.clientHeight - words.scrollTop > 6);
  }

  function tellMore() {
    const words = box();
    if (words) words.toggleAttribute("data-more", hasMore());
  }

  // Whoever holds only a remote sees the rest of a step before the next: true if there was a rest.
  function showRest(step) {
    const panel = page.querySelector(".kr-tour[data-at]");
    if (keruen.present !== "1" || !panel || Number(panel.dataset.at) !== step || !hasMore()) return false;
    roll(0.8);
    return true;
  }

  // The words grow after they came: with their fonts, in another window, at another step.
  function watch(panel) {
    if (panel === watched) return;
    sizes.disconnect();
    watched = panel;
    if (panel) sizes.observe(panel);
  }

  // What is new is read from its heading on.
  function rewind() {
    const words = page.querySelector(".st-key-evidence");
    if (!words) return;
    words.scrollTop = 0;
    if (words.getBoundingClientRect().top < 0) words.scrollIntoView({ block: "start" });
  }

  function follow() {
    watch(page.querySelector(".kr-tour[data-at]"));
    const panel = page.querySelector(".st-key-evidence .kr-panel");
    const now = panel && (panel.dataset.selected || "");
    if (now === null || now === selected) return;
    if (selected !== null) rewind();
    selected = now;
  }

  function prepare() {
    for (const heard of [window, page]) heard.addEventListener("keydown", onKey, { capture: true });
    page.addEventListener("scroll", tellMore, { capture: true, passive: true });
    window.parent.addEventListener("resize", tellMore);
    window.addEventListener("pagehide", () => {
      sizes.disconnect();
      page.removeEventListener("keydown", onKey, { capture: true });
      page.removeEventListener("scroll", tellMore, { capture: true });
      window.parent.removeEventListener("resize", tellMore);
    });
  }

  return { prepare, follow, rewind, showRest };
};
