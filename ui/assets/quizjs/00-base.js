// The quiz: one module that needs Leaflet for its maps, and no server while it runs.
"use strict";
window.keruen = window.keruen || {};
keruen.quiz = {};
