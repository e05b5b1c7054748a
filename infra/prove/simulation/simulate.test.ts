// Orders by the thousand, in every kind of disorder: no lens leaves of which nobody can say what permitted it. A million:
// node --import tsx infra/prove/simulation/main.ts 1000000
import { expect, test } from '@jest/globals';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { processTable } from '@toric/messaging/process';
import type { OrderFacts } from '../../../services/order/src/orders/order.facts.ts';
import { orderProcess, type OrderState } from '../../../services/order/src/orders/order.process.ts';
import { simulate } from './simulate.ts';

test('0 lenses leave without evidence, of orders that were permitted in every way there is', () => {
  const tally = simulate(orderProcess, 10_000);
  expect(tally.orders).toBeGreaterThanOrEqual(10_000);
  expect(tally.withoutEvidence).toBe(0);
  expect(tally.shipped).toBeGreaterThan(2_000);
  expect(tally.otherLabel).toBeGreaterThan(30);
  expect(tally.cancelled).toBeGreaterThan(1_000);
  expect([...tally.grounds].sort()).toEqual(['corrected', 'said-yes', 'seen', 'shown', 'silent-till-deadline']);
});

test('the judge is awake: a shop that believes any yes ships lenses without evidence', () => {
  const { when } = processTable<OrderState, OrderFacts>();
  const { verifying } = orderProcess.states;
  const evidenceId = '0197a000-0000-7000-8000-0000000000e1';
  const believe = when(PrescriptionVerified, {
    to: 'reserving',
    set: ({ lines }) => ({ lines: lines.map((line) => ({ ...line, evidenceId })), held: ['stock'] }),
  });
  const others = verifying.on?.slice(1) ?? [];
  const gullible = {
    ...orderProcess,
    states: { ...orderProcess.states, verifying: { ...verifying, on: [believe, ...others] } },
  };
  expect(simulate(gullible, 500).withoutEvidence).toBeGreaterThan(0);
});
