/** Loads both hooks before the bundle: IPC messages sent during start-up are lost to listeners that are added later. */
import './preload-clock.mjs';
import './preload-fail-points.mjs';
