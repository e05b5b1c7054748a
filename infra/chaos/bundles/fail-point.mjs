// Injected into the bundles of a fault run: `failPoint` is what the markers of the kernel become.
let arming;
let passes = 0;

process.on('message', (message) => {
  if (!message?.arm) return;
  arming = message.arm;
  passes = 0;
  process.send?.({ failPoint: 'armed', point: arming.point });
});
// the harness is gone: die as any child whose terminal closes
process.on('disconnect', () => process.exit(1));
process.channel?.unref();

/** Passes at once unless armed. @public: the bundler puts it in. */
export async function failPoint(point, ...details) {
  if (arming?.point !== point || (arming.where && !new RegExp(arming.where).test(JSON.stringify(details)))) return;
  if (passes++ < (arming.skip ?? 0)) return;
  const { act } = arming;
  arming = undefined;
  await new Promise((sent) => process.send({ failPoint: 'hit', point }, sent));
  // what was written in this turn has left by the next
  await new Promise((go) => setTimeout(go, act.pauseMs ?? act.afterMs ?? 0));
  if (act.kill) process.kill(process.pid, 'SIGKILL');
}
