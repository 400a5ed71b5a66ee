// The route explorer's form: every choice becomes the next address, which the map's frame sends.
"use strict";

(() => {
  if (window.keruenWays) return;
  window.keruenWays = true;
  const opened = new Map();
  let focused = null;
  let active = -1;
  let turn = 0;
  let found = [];

  const panel = () => document.querySelector(".kr-routes");
  const lang = () => document.getElementById("kr-page").dataset.lang;

  function go(changes, href) {
    if (window.keruenGo) {
      window.keruenGo(changes);
      return;
    }
    const search = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(changes)) {
      if (value === null) search.delete(key);
      else search.set(key, value);
    }
    window.location.assign(href || `?${search}`);
  }

  // The panel is written anew for each answer: open folds stay open, and the focus stays where it was.
  function keep() {
    for (const [id, open] of opened) {
      const fold = document.getElementById(id);
      if (fold && fold.open !== open) fold.open = open;
    }
    if (!focused || document.activeElement !== document.body) return;
    const again = document.querySelector(focused);
    if (again && panel()) again.focus({ preventScroll: true });
  }

  function selectorOf(element) {
    if (element.id) return `#${CSS.escape(element.id)}`;
    for (const key of ["data-assume", "data-list", "data-one", "data-flag", "data-go", "data-pick"]) {
      if (!element.hasAttribute(key)) continue;
      const value = element.hasAttribute("value") && key !== "data-assume" ? `[value="${CSS.escape(element.getAttribute("value"))}"]` : "";
      return `[${key}="${CSS.escape(element.getAttribute(key))}"]${value}`;
    }
    return null;
  }

  // Numbers may be written with the digits and separators of any of the five languages.
  function plain(text) {
    const digits = text.replace(/[۰-۹]/g, (d) => "۰۱۲۳۴۵۶۷۸۹".indexOf(d)).replace(/[٠-٩]/g, (d) => "٠١٢٣٤٥٦٧٨٩".indexOf(d));
    return digits.replace(/[٫,]/g, ".").replace(/[^\d.eE+-]/g, "");
  }

  function assumed() {
    const fields = [...panel().querySelectorAll("[data-assume]")];
    const changed = fields.filter((field) => Number(plain(field.value)) !== Number(field.dataset.usual));
    return changed.map((field) => `${field.dataset.assume}:${plain(field.value) || "?"}`).join(",") || null;
  }

  const checked = (name) => [...panel().querySelectorAll(`[data-list="${name}"]`)].filter((box) => box.checked).map((box) => box.value);

  function changesOf(field) {
    if (field.dataset.assume) return { assume: assumed() };
    if (field.dataset.flag) return { [field.dataset.flag]: field.checked ? "1" : null };
    if (field.dataset.one) return { [field.dataset.one]: field.value };
    if (field.dataset.list) return { [field.dataset.list]: checked(field.dataset.list).join(",") || null };
    return null;
  }

  // The place boxes: the whole list at first, then what fits what is typed, in any script.
  const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));

  function row(place, index, input) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `${input.id}-${index}`;
    option.dataset.index = index;
    const name = document.createElement("b");
    name.dir = "auto";
    name.textContent = place.name;
    const kind = document.createElement("small");
    kind.textContent = place.kind;
    option.append(name, " ", kind);
    return option;
  }

  function render(input, grouped) {
    const list = listOf(input);
    const rows = [];
    let country = null;
    found.forEach((place, index) => {
      if (grouped && place.country !== country) {
        country = place.country;
        const head = document.createElement("li");
        head.className = "group";
        head.setAttribute("role", "presentation");
        head.textContent = country;
        rows.push(head);
      }
      rows.push(row(place, index, input));
    });
    if (!found.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = document.getElementById("kr-page").dataset.nothing;
      rows.push(none);
    }
    list.replaceChildren(...rows);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(input, grouped ? -1 : 0);
  }

  function point(input, index) {
    active = index;
    for (const option of listOf(input).querySelectorAll('[role="option"]')) {
      const on = Number(option.dataset.index) === index;
      option.setAttribute("aria-selected", String(on));
      if (on) option.scrollIntoView({ block: "nearest" });
    }
    if (index >= 0) input.setAttribute("aria-activedescendant", `${input.id}-${index}`);
    else input.removeAttribute("aria-activedescendant");
  }

  async function ask(input, typed) {
    turn += 1;
    const now = turn;
    const answer = await fetch(`keruen/places?${new URLSearchParams({ q: typed, lang: lang() })}`).catch(() => null);
    if (now !== turn || !answer || !answer.ok || !input.isConnected) return;
    found = (await answer.json()).places;
    if (now === turn && document.activeElement === input) render(input, !typed.trim());
  }

  function close(input) {
    turn += 1;
    const list = listOf(input);
    if (list) list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(input, name) {
    const key = input.dataset.combo;
    close(input);
    if (!name) return;
    if (key === "via" || key === "close") {
      const now = (new URLSearchParams(window.location.search).get(key) || "").split(",").filter(Boolean);
      if (!now.includes(name)) go({ [key]: [...now, name].join(",") });
    } else go({ [key]: name });
  }

  function onKey(event) {
    const input = event.target;
    const open = input.getAttribute("aria-expanded") === "true";
    if (event.key === "ArrowDown" && !open) ask(input, "");
    else if (event.key === "ArrowDown") point(input, Math.min(active + 1, found.length - 1));
    else if (event.key === "ArrowUp" && open) point(input, Math.max(active - 1, 0));
    else if (event.key === "Enter") choose(input, open && found[active] ? found[active].id : input.value.trim());
    else if (event.key === "Escape" && open) close(input);
    else return;
    event.preventDefault();
  }

  const combo = (event) => (event.target instanceof Element ? event.target.closest("[data-combo]") : null);

  document.addEventListener("input", (event) => combo(event) && ask(event.target, event.target.value));
  document.addEventListener("focusin", (event) => {
    if (!panel() || !panel().contains(event.target)) return;
    focused = selectorOf(event.target);
    if (!combo(event)) return;
    event.target.select();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(JSON.parse(link.dataset.go), link.href);
      return;
    }
    const pick = event.target.closest("[data-pick]");
    if (pick && window.keruenPick) window.keruenPick(pick.dataset.pick);
    if (combo(event)) ask(event.target, "");
  });
  document.addEventListener("focusout", (event) => {
    if (combo(event)) close(event.target);
  });
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest('.kr-combo [role="option"]');
    if (!option) return;
    event.preventDefault();
    choose(option.closest(".kr-combo").querySelector("input"), found[Number(option.dataset.index)].id);
  });
  document.addEventListener("keydown", (event) => combo(event) && onKey(event));
  document.addEventListener("change", (event) => {
    if (!panel() || !panel().contains(event.target)) return;
    const changes = changesOf(event.target);
    if (changes) go(changes);
  });
  document.addEventListener("toggle", (event) => {
    const fold = event.target;
    if (fold.id && fold.closest(".kr-routes")) opened.set(fold.id, fold.open);
  }, true);
  new MutationObserver(keep).observe(document.body, { childList: true, subtree: true });
})();
