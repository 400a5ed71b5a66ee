// Where a visitor is in a quiz, kept in this browser's tab: a reload goes on there, time included.
"use strict";

keruen.quiz.keeping = (() => {
  const PREFIX = "keruen-quiz ";

  // A quiz is its choice and its questions, in whatever language: kept answers never meet others.
  function nameOf(data) {
    const choice = [data.seed, data.level, data.limit, data.asked, data.topics || []];
    return PREFIX + JSON.stringify([choice, data.questions.map((question) => question.key)]);
  }

  // A browser may have no storage, or a full one: the quiz then runs without.
  function tried(run) {
    try {
      return run();
    } catch (error) {
      console.info(error);
      return null;
    }
  }

  const keep = (data, kept) => tried(() => window.sessionStorage.setItem(nameOf(data), JSON.stringify(kept)));
  const forget = (data) => tried(() => window.sessionStorage.removeItem(nameOf(data)));

  // Returns what was kept: places of the questions in `data`, answers, place, end, whether it is done.
  function kept(data) {
    const found = tried(() => JSON.parse(window.sessionStorage.getItem(nameOf(data))));
    const sound = found && found.asked.length && found.index < found.asked.length && found.asked.every((place) => data.questions[place]);
    return sound ? found : null;
  }

  return { keep, kept, forget };
})();
