/**
 * Defines `failPoint`, the function that the kernel calls at each fail-point in the bundles of a fault run. The
 * services of a fault run load this file.
 */
const armed = new Set();
let holding = 0;

// While a fail-point holds its caller, the caller has not attached handlers to its promises yet. Unhandled rejections
// are expected then.
process.on('unhandledRejection', (reason) => {
  if (holding === 0) throw reason;
});

process.on('message', (message) => {
  if (message?.arm) armed.add({ skip: 0, ...message.arm });
});
process.channel?.unref();

/** Kills or pauses the process if a matching fail-point is armed. Otherwise returns at once. */
globalThis.failPoint = async (point, ...details) => {
  const here = JSON.stringify(details);
  const arming = [...armed].find((one) => one.point === point && (!one.where || new RegExp(one.where).test(here)));
  if (!arming || arming.skip-- > 0) return;
  armed.delete(arming);
  const { act } = arming;
  holding += 1;
  await new Promise((sent) => process.send({ failPoint: 'hit', point }, sent));
  // data that was written in this turn of the event loop leaves the process before the next turn begins
  await new Promise((go) => setTimeout(go, act.pauseMs ?? act.afterMs ?? 0));
  if (act.kill) process.kill(process.pid, 'SIGKILL');
  holding -= 1;
};
