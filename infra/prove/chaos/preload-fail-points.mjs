// Loaded into a service by fault runs alone: what the markers of the kernel call in bundles that have fail-points. It is
// here before the bundle, so that a process can be told from its first moment on.
const armed = new Set();
let holding = 0;

// while a trap holds, what stood on the next line cannot listen yet
process.on('unhandledRejection', (reason) => {
  if (holding === 0) throw reason;
});

process.on('message', (message) => {
  if (message?.arm) armed.add({ skip: 0, ...message.arm });
});
process.channel?.unref();

/** Passes at once unless armed. */
globalThis.failPoint = async (point, ...details) => {
  const here = JSON.stringify(details);
  const arming = [...armed].find((one) => one.point === point && (!one.where || new RegExp(one.where).test(here)));
  if (!arming || arming.skip-- > 0) return;
  armed.delete(arming);
  const { act } = arming;
  holding += 1;
  await new Promise((sent) => process.send({ failPoint: 'hit', point }, sent));
  // what was written in this turn has left by the next
  await new Promise((go) => setTimeout(go, act.pauseMs ?? act.afterMs ?? 0));
  if (act.kill) process.kill(process.pid, 'SIGKILL');
  holding -= 1;
};
