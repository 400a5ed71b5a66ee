// The quiz of a published page: a form to choose it, and the one that the address names.
"use strict";

keruen.quizpage = (() => {
  const LEVELS = ["easy", "medium", "hard"];
  const CHOICE = ["topic", "count", "level", "limit", "seed"];
  const NONE = Object.fromEntries(CHOICE.map((name) => [name, null]));

  const whole = (text, most) => (/^[1-9]\d{0,3}$/.test(text || "") ? Math.min(Number(text), most) : null);

  // A seed is the same whichever digits it is typed in.
  const seedOf = (text) =>
    (text || "").trim().slice(0, 40).replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);

  function choiceOf(params, topics) {
    const seed = seedOf(params.get("seed"));
    return {
      seed,
      topics: (params.get("topic") || "").split(",").filter((topic) => topics.includes(topic)),
      count: whole(params.get("count"), 30) || 10,
      level: LEVELS.includes(params.get("level")) ? params.get("level") : "medium",
      limit: whole(params.get("limit"), 90),
    };
  }

  // What of the address cannot be had, as [parameter, value].
  function misread(params, topics) {
    const over = (most) => (value) => !(whole(value, Infinity) <= most && whole(value, Infinity));
    const wrong = { count: over(30), level: (value) => !LEVELS.includes(value), limit: over(90) };
    const strange = (params.get("topic") || "").split(",").filter((topic) => topic && !topics.includes(topic));
    const others = Object.keys(wrong).filter((name) => params.get(name) && wrong[name](params.get(name)));
    return [...strange.map((topic) => ["topic", topic]), ...others.map((name) => [name, params.get(name)])];
  }

  // Says what was not taken, and what was taken instead.
  function notesOf({ quiz, texts, topics }, params, choice) {
    const { make, speaker } = keruen.quiz.parts;
    const { say, number } = speaker(quiz, texts);
    const labels = { topic: "topic", count: "asked", level: "level", limit: "limit" };
    const taken = {
      topic: choice.topics.map((topic) => quiz.topic_names[topic]).join(" · ") || say("allTopics"),
      count: number(choice.count),
      level: say(choice.level),
      limit: choice.limit ? number(choice.limit) : say("noLimit"),
    };
    const lines = misread(params, topics).map(([name, value]) =>
      make("p", { class: "kr-notice kr-fault" }, say("misread", { label: say(labels[name]), value: value.slice(0, 60), taken: taken[name] })));
    return lines.length ? [make("article", { class: "kr-panel kr-page kr-misread", "data-misread": true }, ...lines)] : [];
  }

  function onChosen(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const fresh = () => String(1000 + (window.crypto.getRandomValues(new Uint32Array(1))[0] % 9000));
    const seed = seedOf(given.get("seed")) || fresh();
    const topic = given.getAll("topic").join(",") || null;
    const [count, level, limit] = ["count", "level", "limit"].map((name) => given.get(name) || null);
    keruen.bridge.open({ page: "quiz", topic, count, level, limit, seed });
  }

  function play(box, found, choice) {
    const { quiz, texts, levels } = found;
    const number = box.querySelector("[data-quiz-number]");
    number.textContent = number.dataset.quizNumber.replace("{seed}", keruen.quiz.parts.speaker(quiz, texts).digits(choice.seed));
    box.querySelector("[data-copy-address]").dataset.copy = new URL(keruen.address.urlOf(keruen.address.changed({ lang: quiz.language })), window.location.href).href;
    const questions = keruen.drawing.draw(levels[choice.level], choice);
    const data = { ...quiz, seed: choice.seed, topics: choice.topics, level: choice.level, limit: choice.limit, asked: choice.count, questions };
    window.startQuiz(box.querySelector("[data-quiz]"), data, texts);
  }

  // What of the address makes another quiz.
  const stateOf = (params) => CHOICE.map((name) => params.get(name));

  function show(box, found, params) {
    box.innerHTML = found.form;
    const choice = choiceOf(params, found.topics);
    const [form, playing] = box.querySelectorAll("article");
    form.hidden = Boolean(choice.seed);
    playing.hidden = !choice.seed;
    box.querySelector("form").addEventListener("submit", onChosen);
    box.prepend(...notesOf(found, params, choice));
    if (choice.seed) play(playing, found, choice);
  }

  return { show, stateOf, NONE };
})();
