// The strip belongs to the ways, which a published map leaves out.
"use strict";

keruen.strip = (() => {
  const nothing = () => null;
  return { prepare: nothing, show: nothing, point: nothing, leave: nothing };
})();
