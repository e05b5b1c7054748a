/**
 * Loads the hooks for the clock and for fail-points before the bundle: IPC messages that arrive during start-up are
 * lost to listeners that are added later.
 */
import './preload-clock.mjs';
import './preload-fail-points.mjs';
