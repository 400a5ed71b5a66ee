// One question on the page: its words, its options, what the visitor answers.
"use strict";

keruen.quiz.asking = (() => {
  const { make, words } = keruen.quiz.parts;

  // Options as buttons, each with its number; `press` is told which one.
  function buttons(question, speaker, press) {
    return question.options.map((option, index) => {
      const label = make("span", { class: "kq-text", lang: option.lang, dir: option.dir }, option.text);
      const key = make("span", { class: "kq-key", "aria-hidden": "true" }, speaker.number(index + 1));
      return make("button", { type: "button", class: "kq-option", onclick: () => press(index) }, key, label);
    });
  }

  function choice(question, speaker, answer) {
    const list = buttons(question, speaker, answer);
    return {
      nodes: [make("p", { class: "kq-how" }, speaker.say("chooseOne")), make("div", { class: "kq-options" }, ...list)],
      list,
      press: answer,
    };
  }

  function order(question, speaker, answer) {
    const chosen = [];
    const check = make("button", { type: "button", class: "kq-main", disabled: true, onclick: () => answer([...chosen]) }, speaker.say("check"));
    const list = buttons(question, speaker, press);

    function refresh() {
      list.forEach((button, index) => {
        const place = chosen.indexOf(index);
        button.setAttribute("aria-pressed", String(place >= 0));
        let badge = button.querySelector(".kq-place");
        if (place < 0 && badge) badge.remove();
        if (place < 0) return;
        if (!badge) button.append((badge = make("span", { class: "kq-place" })));
        badge.textContent = speaker.number(place + 1);
      });
      check.disabled = chosen.length < question.options.length;
    }

    function press(index) {
      const place = chosen.indexOf(index);
      if (place >= 0) chosen.splice(place, 1);
      else chosen.push(index);
      refresh();
      if (!check.disabled) check.focus();
    }

    refresh();
    return {
      nodes: [
        make("p", { class: "kq-how" }, speaker.say("chooseOrder")),
        make("div", { class: "kq-options" }, ...list),
        make("p", { class: "kq-actions" }, check),
      ],
      list,
      press,
    };
  }

  function place(question, speaker, answer, map) {
    let given = null;
    const check = make("button", { type: "button", class: "kq-main", disabled: true, onclick: () => answer(given) }, speaker.say("check"));
    const live = make("p", { class: "kq-live", "aria-live": "polite" }, speaker.say("choosePlace"));
    const onSet = (lonlat) => {
      given = lonlat;
      check.disabled = false;
      check.focus({ preventScroll: true });
    };
    return {
      nodes: [make("p", { class: "kq-how" }, question.hint), map.box, live, make("p", { class: "kq-actions" }, check)],
      list: [],
      press: () => null,
      ready: () => map.show(question, live, onSet),
    };
  }

  // Builds what answers a question; `answer` is called once with what was given.
  function build(question, speaker, answer, map) {
    if (question.kind === "find") return place(question, speaker, answer, map());
    if (question.kind === "order") return order(question, speaker, answer);
    const made = choice(question, speaker, answer);
    if (question.kind !== "name") return made;
    return { ...made, nodes: [map().box, ...made.nodes], ready: () => map().show(question, null, null) };
  }

  const shown = (question) => (question.shown.length ? [make("div", { class: "kq-shown" }, ...question.shown.map(words))] : []);

  return { build, shown };
})();
