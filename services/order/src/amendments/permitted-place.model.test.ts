/**
 * Tests with a model that an order never leaves for a place for which it was not permitted. Address changes,
 * amendments, cancellations and shipments come in any sequence. Messages arrive in any order, twice or late.
 */
import { expect, test } from '@jest/globals';
import { randomOf } from '@toric/infra/shop/sample-shop/random';
import { World } from '../../test/amendments/order-world.ts';

const SEQUENCES = 10_000;
const STEPS = 45;

function live(seed: number): World {
  const source = randomOf('permitted place', seed);
  const random = {
    int: (most: number) => (most > 0 ? source.int(0, most - 1) : 0),
    chance: (share: number) => source.chance(share),
  };
  const world = new World(random);
  const acts = [
    () => world.amendOrder(),
    () => world.amendOrder(),
    () => world.customer.editAddress(),
    () => world.shipOrder(),
    () => world.cancelAmendment(),
    () => world.warehouse.beginPick(),
    () => world.warehouse.endPick(),
    () => (source.chance(0.2) ? world.cancelOrder() : undefined),
    () => (source.chance(0.15) ? world.expire() : undefined),
  ];
  for (let step = 0; step < STEPS; step++) {
    if (source.chance(0.7)) world.deliver();
    else acts[source.int(0, acts.length - 1)]?.();
  }
  world.settle();
  world.judgeRest();
  return world;
}

test(`${SEQUENCES} random sequences send no box to a place for which its line was not permitted`, () => {
  const seen = new Set<string>();
  let captured = 0;
  for (let seed = 1; seed <= SEQUENCES; seed++) {
    const world = live(seed);
    if (world.violations.length > 0) throw new Error(`seed ${seed}: ${world.violations.join('; ')}`);
    for (const what of world.seen) seen.add(what);
    captured += world.payment.captured > 0 ? 1 : 0;
  }
  // the random sequences reach the states that this test is about
  for (const state of ['applied', 'refused', 'cancelled', 'restoring', 'settling', 'keeping'])
    expect(seen).toContain(`amendment ${state}`);
  for (const state of ['part-shipped', 'shipped', 'cancelled', 'dropping-rest']) expect(seen).toContain(state);
  expect(captured).toBeGreaterThan(SEQUENCES / 10);
}, 120_000);
