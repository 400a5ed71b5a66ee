// Runs a quiz in an element: question after question, then the score sheet.
"use strict";

keruen.quiz.start = (element, data, texts) => {
  const TWICE = 800;
  const { make, speaker: speakerOf } = keruen.quiz.parts;
  const { total, score } = keruen.quiz.scoring;
  const { build, shown } = keruen.quiz.asking;
  const { feedback, table, aboutList, csv, save } = keruen.quiz.result;
  const { keep, kept, forget } = keruen.quiz.keeping;
  const speaker = speakerOf(data, texts);
  const state = { questions: data.questions, answers: [], index: 0, current: null, open: false, end: null, done: false, late: false };
  let answered = 0;
  let map = null;
  let timer = null;

  const ground = () => window.getComputedStyle(element.closest(".stApp") || document.body).backgroundColor;
  const theme = () => {
    const [r, g, b] = (ground().match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    return r * 0.3 + g * 0.6 + b * 0.1 < 110 ? "dark" : "light";
  };
  const mapOf = () => (map = map || keruen.quiz.map.build(data, speaker, element.dataset.theme));

  function head(question) {
    const values = { number: speaker.number(state.index + 1), count: speaker.number(state.questions.length) };
    const bar = make("progress", { max: state.questions.length, value: state.index, "aria-label": speaker.say("number", values) });
    const time = make("span", { class: "kq-time", role: "timer" });
    const title = make("h2", { tabindex: "-1" }, question.prompt);
    return { title, nodes: [make("p", { class: "kq-count" }, make("span", {}, speaker.say("number", values)), time), bar, title] };
  }

  function ask() {
    const question = state.questions[state.index];
    state.open = true;
    const { title, nodes } = head(question);
    state.current = build(question, speaker, answer, mapOf);
    const after = make("div", { class: "kq-after", "aria-live": "polite" });
    element.replaceChildren(...nodes, ...shown(question), ...state.current.nodes, after);
    if (state.current.ready) state.current.ready();
    tick();
    title.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function markOptions(question, given) {
    state.current.list.forEach((button, index) => {
      button.disabled = true;
      if (question.kind === "order") return;
      if (index === question.answer[0]) button.classList.add("kq-is-right");
      else if (index === given) button.classList.add("kq-is-wrong");
    });
  }

  function remember() {
    const asked = state.questions.map((question) => data.questions.indexOf(question));
    keep(data, { asked, answers: state.answers, index: state.index, end: state.end, done: state.done, late: state.late });
  }

  function answer(given) {
    if (!state.open) return;
    state.open = false;
    const question = state.questions[state.index];
    state.answers[state.index] = given;
    remember();
    markOptions(question, given);
    if (question.place) map.reveal(question, question.kind === "find" ? given : null);
    for (const done of element.querySelectorAll(".kq-how, .kq-live, .kq-actions")) done.remove();
    const last = state.index + 1 === state.questions.length;
    const next = make("button", { type: "button", class: "kq-main", onclick: last ? finish : advance }, speaker.say(last ? "finish" : "next"));
    const told = feedback(question, given, speaker, make("p", { class: "kq-actions" }, next));
    element.querySelector(".kq-after").append(told);
    state.next = next;
    answered = Date.now();
    next.focus({ preventScroll: true });
    told.scrollIntoView({ block: told.offsetHeight < window.innerHeight * 0.8 ? "nearest" : "start" });
  }

  function advance() {
    state.index += 1;
    remember();
    ask();
  }

  function watch() {
    window.clearInterval(timer);
    if (state.end) timer = window.setInterval(tick, 1000);
  }

  function begin(questions) {
    Object.assign(state, { questions, answers: questions.map(() => null), index: 0, done: false, late: false });
    state.end = data.limit ? Date.now() + data.limit * 60000 : null;
    remember();
    watch();
    ask();
  }

  // Goes on where the visitor was before a reload; the time has run on meanwhile.
  function resume({ asked, ...before }) {
    Object.assign(state, before, { questions: asked.map((place) => data.questions[place]) });
    const { answers, index, end, done } = state;
    const given = answers[index];
    if (done || (end && Date.now() >= end)) {
      finish();
      return;
    }
    watch();
    ask();
    if (given !== null) answer(given);
  }

  function tick() {
    if (!element.isConnected) window.clearInterval(timer);
    if (!element.isConnected || !state.end || state.done) return;
    const left = Math.max(0, Math.ceil((state.end - Date.now()) / 1000));
    const box = element.querySelector(".kq-time");
    if (box) box.textContent = speaker.say("timeLeft", { time: speaker.clock(left) });
    if (!left) finish();
  }

  function actions() {
    const wrong = state.questions.filter((question, index) => score(question, state.answers[index]) < question.points);
    const button = (name, run, main) => make("button", { type: "button", class: main ? "kq-main" : "kq-other", onclick: run }, speaker.say(name));
    return make(
      "p", { class: "kq-actions" },
      wrong.length ? button("retry", () => begin(wrong), true) : null,
      button("again", () => begin(data.questions), !wrong.length),
      button("print", () => window.print()),
      button("save", () => save(`keruen-${data.seed}.csv`, csv(state.questions, state.answers, speaker, data)))
    );
  }

  function finish() {
    const late = state.done ? state.late : Boolean(state.end && Date.now() >= state.end);
    window.clearInterval(timer);
    Object.assign(state, { open: false, done: true, late });
    remember();
    const most = state.questions.reduce((sum, question) => sum + question.points, 0);
    const points = total(state.questions, state.answers);
    const said = { points: speaker.number(points), most: speaker.number(most), share: speaker.number(most ? (100 * points) / most : 0) };
    const title = make("h2", { tabindex: "-1" }, speaker.say("result"));
    const sheet = make("p", { class: "kq-sheet" }, `${speaker.say("name")}: `, make("span", {}), ` ${speaker.say("date")}: `, make("span", {}));
    element.replaceChildren(
      title, sheet, aboutList(data, speaker),
      ...(late ? [make("p", {}, speaker.say("timeUp"))] : []),
      make("p", { class: "kq-total", "data-points": points, "data-most": most }, speaker.say("total", said)),
      ...(points === most ? [make("p", {}, speaker.say("all"))] : []),
      actions(),
      table(state.questions, state.answers, speaker)
    );
    title.focus();
  }

  // Digits of any keyboard: by the key's place, or by what it writes.
  function digitOf(event) {
    const place = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
    return place ? Number(place[1]) : Number.NaN;
  }

  function step(list, event) {
    const forward = data.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = data.direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const move = { ArrowDown: 1, [forward]: 1, ArrowUp: -1, [back]: -1 }[event.key];
    if (!move || !list.length) return false;
    const now = list.indexOf(document.activeElement);
    const next = now < 0 ? (move > 0 ? 0 : list.length - 1) : (now + move + list.length) % list.length;
    list[next].focus();
    return true;
  }

  // Enter goes on from wherever the focus is lost to, but not from a link or another button.
  function goOn(event) {
    const elsewhere = event.target !== document.body && !event.target.matches(".kq, .kq *:not(a, button, summary)");
    if (event.key !== "Enter" || event.repeat || state.done || elsewhere) return;
    event.preventDefault();
    state.next.click();
  }

  // The second click of a double one takes the focus from nothing and selects no words.
  function onPress(event) {
    if (event.detail > 1 && Date.now() - answered < TWICE) event.preventDefault();
  }

  function onKey(event) {
    if (!element.isConnected) {
      document.removeEventListener("keydown", onKey);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!state.open) {
      goOn(event);
      return;
    }
    const inside = element.contains(event.target) || event.target === document.body;
    if (!inside || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const { kind, options } = state.questions[state.index];
    const digit = digitOf(event);
    let used = false;
    if (kind === "find") used = map.press(event);
    else if (digit >= 1 && digit <= options.length) {
      state.current.press(digit - 1);
      used = true;
    } else used = step(state.current.list, event);
    if (used) event.preventDefault();
  }

  element.classList.add("kq");
  element.lang = data.language;
  element.dir = data.direction;
  element.dataset.theme = theme();
  if (!data.questions.length) {
    element.replaceChildren(make("p", { role: "status" }, speaker.say("empty")));
    return;
  }
  document.addEventListener("keydown", onKey);
  element.addEventListener("mousedown", onPress);
  for (const leave of document.querySelectorAll("[data-new-quiz]")) leave.addEventListener("click", () => forget(data));
  const before = kept(data);
  if (before) resume(before);
  else begin(data.questions);
  if (data.questions.length < data.asked) {
    element.prepend(make("p", { class: "kq-note" }, speaker.say("fewer", { count: speaker.number(data.questions.length) })));
  }
  // What the page says before the first question is seen before it.
  const note = document.querySelector("[data-misread]") || element.querySelector(".kq-note");
  if (note) note.scrollIntoView({ block: "center" });
};

// The entry for whatever page holds the quiz: an element, quiz_json's answer, quiz_texts' answer.
window.startQuiz = (element, data, texts) => keruen.quiz.start(element, data, texts);
