// How an answer is scored: whole points, part of them for what is near or partly in order.
"use strict";

keruen.quiz.scoring = (() => {
  const RADIUS_KM = 6371;

  // Kilometres along the sphere between two [longitude, latitude] positions in degrees.
  function distance([lon1, lat1], [lon2, lat2]) {
    const rad = Math.PI / 180;
    const dLat = (lat2 - lat1) * rad;
    const dLon = (lon2 - lon1) * rad;
    const h = Math.sin(dLat / 2) ** 2 + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(dLon / 2) ** 2;
    return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  function ofPlace(question, lonlat) {
    const { full_km: full, zero_km: zero } = question.place;
    const away = distance(question.place.lonlat, lonlat);
    if (away <= full) return question.points;
    return away >= zero ? 0 : Math.min(question.points - 1, Math.round((question.points * (zero - away)) / (zero - full)));
  }

  // Two stops in the right order count for, two in the wrong order against.
  function ofOrder(question, given) {
    const rank = new Map(question.answer.map((option, place) => [option, place]));
    let good = 0;
    let pairs = 0;
    for (let i = 0; i < given.length; i += 1) {
      for (let j = i + 1; j < given.length; j += 1) {
        pairs += 1;
        if (rank.get(given[i]) < rank.get(given[j])) good += 1;
      }
    }
    return Math.max(0, Math.floor((question.points * (2 * good - pairs)) / pairs));
  }

  // `given` is a [longitude, latitude], a list of options in order, or one option; null is none.
  function score(question, given) {
    if (given === null || given === undefined) return 0;
    if (question.kind === "find") return ofPlace(question, given);
    if (question.kind === "order") return ofOrder(question, given);
    return given === question.answer[0] ? question.points : 0;
  }

  const total = (questions, answers) =>
    questions.reduce((sum, question, index) => sum + score(question, answers[index]), 0);

  return { distance, score, total };
})();
