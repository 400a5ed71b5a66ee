// Small pieces of page: elements, words in their own direction, quotes, numbers of the language.
"use strict";

keruen.quiz.parts = (() => {
  function make(tag, options = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(options)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "onclick") made.addEventListener("click", value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  // Verbatim words stand alone in a blockquote; a translation or a label in a paragraph.
  function words(shown) {
    const options = { lang: shown.lang, dir: shown.dir };
    if (shown.quote) return make("blockquote", { ...options, "data-quote": shown.quote }, shown.text);
    return make("p", { ...options, class: "kq-translation" }, shown.text);
  }

  function quote(view) {
    const translation = view.translation
      ? make("p", { class: "kq-translation", lang: view.translation_language, dir: view.translation_direction }, view.translation)
      : null;
    const box = make(
      "section",
      { class: "kq-quote" },
      make("p", { class: "kq-who" }, view.document),
      make("blockquote", { lang: view.language, dir: view.direction, "data-quote": view.id }, view.exact),
      translation,
      make("p", { class: "kq-where" }, view.place)
    );
    box.style.setProperty("--document", view.colour);
    return box;
  }

  const LOCALES = { ar: "ar-EG" };

  // Returns what writes numbers, fills texts and joins lists as the language does.
  function speaker(data, texts) {
    const locale = LOCALES[data.language] || data.language;
    const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
    const fine = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    const say = (name, values = {}) =>
      texts[name].replace(/\{(\w+)\}/g, (all, key) => (key in values ? values[key] : all));
    const number = (value) => whole.format(value);
    const clock = (seconds) =>
      `${number(Math.floor(seconds / 60))}:${number(seconds % 60).padStart(2, number(0))}`;
    const arrow = data.direction === "rtl" ? " ← " : " → ";
    const digits = (text) => text.replace(/[0-9]/g, (digit) => number(Number(digit)));
    return { say, number, digits, degrees: (value) => fine.format(value), clock, chain: (names) => names.join(arrow) };
  }

  return { make, words, quote, speaker };
})();
