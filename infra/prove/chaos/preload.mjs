// One for both: what is said to a process in its first moment is heard by whoever listens by then, and by nobody later.
import './preload-clock.mjs';
import './preload-fail-points.mjs';
