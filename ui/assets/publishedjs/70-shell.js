// The bar around map and panel: its words, the menu, the language, the theme.
"use strict";

keruen.shell = (() => {
  const facts = () => document.getElementById("kr-page");
  const said = JSON.parse(document.getElementById("kr-words").textContent);
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  let theme = night.matches ? "dark" : "light";
  let language = facts().dataset.lang;

  const words = () => said[language];
  const languages = () => Object.keys(said);
  const pageOf = (params) => (Object.hasOwn(words().pages, params.get("page")) ? params.get("page") : "");

  function sayTitle(page) {
    const { title, subtitle, pages } = words();
    facts().dataset.title = page ? `${pages[page]} · ${title}` : `${title} · ${subtitle}`;
  }

  function sayBar() {
    const { title, subtitle, search, placeholder } = words();
    const brand = document.querySelector(".kr-brand");
    brand.firstChild.textContent = `${title} `;
    brand.querySelector("span").textContent = subtitle;
    const input = document.getElementById("kr-search-input");
    input.placeholder = placeholder;
    for (const box of [input, document.getElementById("kr-search-list")]) box.setAttribute("aria-label", search);
    for (const made of document.querySelectorAll("[data-word]")) made.textContent = words()[made.dataset.word];
    for (const made of document.querySelectorAll("[data-label]")) {
      made.setAttribute("aria-label", words()[made.dataset.label]);
      if (made.tagName === "BUTTON") made.title = words()[made.dataset.label];
    }
  }

  function speak(next) {
    language = Object.hasOwn(said, next) ? next : languages()[0];
    const { direction, copied, nothing } = words();
    Object.assign(facts().dataset, { lang: language, dir: direction, copied, nothing });
    Object.assign(document.documentElement, { lang: language, dir: direction });
    document.getElementById("kr-language").value = language;
    sayBar();
    menu();
  }

  // The menu's links keep what is selected, switched on and looked at.
  function menu() {
    const page = pageOf(new URLSearchParams(keruen.address.now()));
    sayTitle(page);
    for (const link of document.querySelectorAll("a[data-page]")) {
      const name = link.dataset.page;
      link.textContent = name ? words().pages[name] : words().map;
      link.setAttribute("href", `?${keruen.address.changed({ page: name || null, source: null })}`);
      if (name === (page === "quiz" ? "classroom" : page)) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function paint() {
    document.documentElement.dataset.theme = theme;
    document.documentElement.classList.toggle("kr-dark", theme === "dark");
    for (const quiz of document.querySelectorAll(".kq")) quiz.dataset.theme = theme;
    document.getElementById("kr-theme").setAttribute("aria-pressed", String(theme === "dark"));
  }

  function onTheme(callback) {
    const turn = (next) => {
      theme = next;
      paint();
      callback(theme);
    };
    document.getElementById("kr-theme").addEventListener("click", () => turn(theme === "dark" ? "light" : "dark"));
    night.addEventListener("change", () => turn(night.matches ? "dark" : "light"));
    turn(theme);
  }

  function begin() {
    const box = document.getElementById("kr-language");
    box.addEventListener("change", () => keruen.bridge.open({ lang: box.value === "en" ? null : box.value }));
    paint();
    speak(keruen.address.read().language);
  }

  return { said, begin, speak, menu, onTheme, pageOf, words, languages, language: () => language };
})();
