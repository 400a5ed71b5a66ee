// A visitor's own tour is checked by a server: a published map leaves it out.
"use strict";

keruen.owntour = { scenes: () => [], listen: () => null };
