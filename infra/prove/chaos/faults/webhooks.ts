/**
 * Kills the process that sends webhooks between the commit that claims a delivery and the commit that stores its
 * outcome.
 */
import { FAIL_POINTS } from '../bundles/fail-points.ts';
import { triggerFailPoint } from '../fail-point-trigger.ts';
import type { Fault } from './fault.ts';

const POINTS = ['C19', 'C20'] as const;

/**
 * Creates no work for the fail-point, because every order emits events, and the process that sends webhooks passes the
 * fail-point with each of them.
 */
const nothing = () => Promise.resolve();

export const webhookFaults: readonly Fault[] = POINTS.map((point) => {
  const name = `${point}: ${FAIL_POINTS[point]}`;
  return {
    // the faults use the lane `links`, so that the webhooks process is armed with one fail-point at a time
    ...{ name, kind: `${point} of webhooks`, lane: 'links', cheap: true },
    async run({ webhooks, random, tally }) {
      if (!webhooks) throw new Error('this fault needs a process of its own for the webhooks');
      await triggerFailPoint(webhooks, { point, act: { kill: true }, skip: random.int(3) }, nothing);
      tally.countKill('webhooks');
    },
  };
});
