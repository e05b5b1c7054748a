const ANSWER_MS = 200;
let isAsked = false;

/**
 * Sends SIGTERM to this process after 200 ms, so that the present answer can be sent first. The process then shuts down
 * gracefully. Its supervisor (`npm start`, or compose with `restart: unless-stopped`) starts it again with empty
 * memory.
 */
export function restartProcess(): void {
  if (isAsked) return; // a second signal would end the process at once
  isAsked = true;
  setTimeout(() => process.kill(process.pid, 'SIGTERM'), ANSWER_MS);
}
