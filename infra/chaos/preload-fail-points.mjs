// Loaded into a service by fault runs alone: what the markers of the kernel call in bundles that have fail-points. It is
// here before the bundle, so that a process can be told from its first moment on.
let arming;
let passes = 0;

process.on('message', (message) => {
  if (!message?.arm) return;
  arming = message.arm;
  passes = 0;
});
process.channel?.unref();

/** Passes at once unless armed. */
globalThis.failPoint = async (point, ...details) => {
  if (arming?.point !== point || (arming.where && !new RegExp(arming.where).test(JSON.stringify(details)))) return;
  if (passes++ < (arming.skip ?? 0)) return;
  const { act } = arming;
  arming = undefined;
  await new Promise((sent) => process.send({ failPoint: 'hit', point }, sent));
  // what was written in this turn has left by the next
  await new Promise((go) => setTimeout(go, act.pauseMs ?? act.afterMs ?? 0));
  if (act.kill) process.kill(process.pid, 'SIGKILL');
};
