// After an answer: right or wrong, why, in whose words. At the end: the score sheet.
"use strict";

keruen.quiz.result = (() => {
  const { make, quote } = keruen.quiz.parts;
  const { score, distance } = keruen.quiz.scoring;

  function textOf(question, given, speaker) {
    if (given === null || given === undefined) return speaker.say("none");
    if (question.kind === "find") return speaker.say("distance", { km: speaker.number(distance(question.place.lonlat, given)) });
    if (question.kind === "order") return speaker.chain(given.map((option) => question.options[option].text));
    return question.options[given].text;
  }

  function rightOf(question, speaker) {
    if (question.kind === "find") return question.place.name;
    if (question.kind === "order") return speaker.chain(question.answer.map((option) => question.options[option].text));
    return question.options[question.answer[0]].text;
  }

  // `onward` is what leads to the next question: beside the verdict, so that it covers no words.
  function feedback(question, given, speaker, onward) {
    const points = score(question, given);
    const verdict = points === question.points ? "right" : points ? "partly" : "wrong";
    const sign = { right: "✓", partly: "≈", wrong: "✗" }[verdict];
    const earned = speaker.say("points", { points: speaker.number(points), most: speaker.number(question.points) });
    const head = make("p", { class: `kq-verdict kq-${verdict}` }, make("span", { class: "kq-sign", "aria-hidden": "true" }, sign), make("b", {}, speaker.say(verdict)), make("span", {}, earned));
    const lines = [];
    if (question.kind === "find" && given) lines.push(textOf(question, given, speaker));
    const told = ["find", "order", "contradicts"].includes(question.kind);
    if (verdict !== "right" && !told) lines.push(speaker.say("answerIs", { answer: rightOf(question, speaker) }));
    const texts = [...lines, ...question.because].map((text) => make("p", { dir: "auto" }, text));
    return make("section", { class: "kq-feedback" }, make("div", { class: "kq-verdict-row" }, head, onward), ...texts, ...question.quotes.map(quote));
  }

  function asked(question) {
    const first = question.shown[0];
    const words = first ? make("small", { lang: first.lang, dir: first.dir }, first.text) : null;
    return make("th", { scope: "row" }, question.prompt, words);
  }

  function row(question, given, index, speaker) {
    const points = score(question, given);
    return make(
      "tr", {},
      make("td", {}, speaker.number(index + 1)),
      asked(question),
      make("td", { dir: "auto", "data-title": speaker.say("answer") }, textOf(question, given, speaker)),
      make("td", { dir: "auto", "data-title": speaker.say("solution") }, rightOf(question, speaker)),
      make("td", { "data-title": speaker.say("score"), class: points === question.points ? "kq-right" : points ? "kq-partly" : "kq-wrong" }, speaker.number(points))
    );
  }

  function table(questions, answers, speaker) {
    const titles = ["number", "question", "answer", "solution", "score"];
    const heads = titles.map((name) => make("th", { scope: "col" }, name === "number" ? "" : speaker.say(name)));
    const rows = questions.map((question, index) => row(question, answers[index], index, speaker));
    return make("div", { class: "kq-scroll", tabindex: "0", role: "region", "aria-label": speaker.say("result") },
      make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows)));
  }

  // Which quiz it was, as [name, value]: whoever has these can open it again.
  function about(data, speaker) {
    const topics = (data.topics || []).map((topic) => data.topic_names[topic]);
    return [
      ["topics", topics.join(data.direction === "rtl" ? "، " : ", ") || speaker.say("allTopics")],
      ["level", speaker.say(data.level)],
      ["asked", data.questions.length],
      ["seed", data.seed],
    ].map(([name, value]) => [speaker.say(name), value]);
  }

  function aboutList(data, speaker) {
    const items = about(data, speaker).map(([name, value]) => {
      const said = typeof value === "number" ? speaker.number(value) : speaker.digits(value);
      return make("div", {}, make("dt", {}, name), make("dd", { dir: "auto" }, said));
    });
    return make("dl", { class: "kq-about" }, ...items);
  }

  // A cell for a spreadsheet: quoted, and never taken for a formula.
  function cell(value) {
    const text = String(value);
    const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return `"${plain.replaceAll('"', '""')}"`;
  }

  // Every row says which quiz it is of, so that the files of a class can be put together.
  function csv(questions, answers, speaker, data) {
    const facts = about(data, speaker);
    const heads = ["question", "answer", "solution", "score", "quotes"].map((name) => speaker.say(name));
    const rows = questions.map((question, index) => [
      [question.prompt, ...question.shown.map((shown) => shown.text)].join(" — "),
      textOf(question, answers[index], speaker),
      rightOf(question, speaker),
      score(question, answers[index]),
      question.quotes.map((one) => one.id).join(" "),
    ]);
    const titles = ["", ...heads, ...facts.map(([name]) => name)];
    return [titles, ...rows.map((one, index) => [index + 1, ...one, ...facts.map(([, value]) => value)])].map((one) => one.map(cell).join(",")).join("\r\n");
  }

  function save(name, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  return { feedback, table, aboutList, csv, save };
})();
