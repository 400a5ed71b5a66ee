// A way as a row of points with their kilometres: where is a kilometre, which kilometre is here?
"use strict";

keruen.track = (() => {
  const RADIUS = 6371.0088;
  const rad = (degrees) => (degrees * Math.PI) / 180;

  function distance([lonA, latA], [lonB, latB]) {
    const a = Math.sin(rad(latB - latA) / 2) ** 2 + Math.cos(rad(latA)) * Math.cos(rad(latB)) * Math.sin(rad(lonB - lonA) / 2) ** 2;
    return 2 * RADIUS * Math.asin(Math.sqrt(a));
  }

  // The kilometres are the server's, measured on the ellipsoid; between points they are shared out.
  function of(way) {
    const track = [];
    for (const part of way.parts) {
      const steps = part.coordinates.slice(1).map((point, i) => distance(part.coordinates[i], point));
      const whole = steps.reduce((a, b) => a + b, 0) || 1;
      let km = part.start;
      part.coordinates.forEach(([lon, lat], i) => {
        if (i) km += (steps[i - 1] / whole) * part.km;
        track.push([lon, lat, km]);
      });
    }
    return track;
  }

  function at(track, km) {
    const next = track.findIndex((point) => point[2] >= km);
    if (next <= 0) return next === 0 ? track[0] : track[track.length - 1];
    const [a, b] = [track[next - 1], track[next]];
    const share = b[2] > a[2] ? (km - a[2]) / (b[2] - a[2]) : 0;
    return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  }

  function kmAt(map, track, latlng) {
    const here = map.latLngToLayerPoint(latlng);
    let best = { far: Infinity, km: 0 };
    let before = null;
    for (const [lon, lat, km] of track) {
      const point = map.latLngToLayerPoint([lat, lon]);
      if (before) {
        const onto = L.LineUtil.closestPointOnSegment(here, before.point, point);
        const far = here.distanceTo(onto);
        const length = before.point.distanceTo(point) || 1;
        if (far < best.far) best = { far, km: before.km + (km - before.km) * (before.point.distanceTo(onto) / length) };
      }
      before = { point, km };
    }
    return best.km;
  }

  const sampled = (track, count) => {
    const whole = track[track.length - 1][2];
    return Array.from({ length: count }, (_, i) => at(track, (whole * (i + 1)) / (count + 1)));
  };

  // The point of a track that is farthest from all the others: there its number stands.
  function apart(tracks, index) {
    const others = tracks.filter((_, i) => i !== index).flatMap((track) => sampled(track, 80));
    const own = sampled(tracks[index], 39);
    if (!others.length) return own[19];
    const far = ([lon, lat]) => Math.min(...others.map(([x, y]) => Math.hypot((x - lon) * 0.75, y - lat)));
    return own.reduce((best, point) => (far(point) > far(best) + 0.05 ? point : best), own[19]);
  }

  return { of, at, kmAt, apart };
})();
