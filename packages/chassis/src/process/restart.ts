const ANSWER_MS = 200;
let isAsked = false;

/**
 * Ends the process in order, after the running request has been answered. Its supervisor starts it again, so that nothing
 * that it held in memory survives: `npm start` does, and compose by `restart: unless-stopped`.
 */
export function restartProcess(): void {
  if (isAsked) return; // a second signal would end the process at once
  isAsked = true;
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), ANSWER_MS);
}
