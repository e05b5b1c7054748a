import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { approvedProposal, newPriceProposal, type PackOfProduct, rejectedProposal } from './price-proposal.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const us = { market: 'US', currency: 'USD', amount: 6_400, taxRate: 0 };
const pack: PackOfProduct = { id: 'pack', productId: 'product', size: 6, prices: [us] };
const free = { ...us, packId: 'pack', amount: 0 };
const propose = (prices = [free], packs = [pack]) =>
  newPriceProposal({ reason: 'Samples', prices }, packs, { id: 'proposal', by: 'sales', now });
const approve = (by: string, packs = [pack]) => approvedProposal(propose(), packs, { by, now });

/** Returns the slug of the refusal, and the place and the text of each of its errors. */
function refusal(decide: () => unknown): unknown[] {
  try {
    decide();
  } catch (error) {
    if (error instanceof BusinessError) {
      return [error.slug, ...error.errors.map(({ pointer, detail }) => `${pointer}: ${detail.en}`)];
    }
    throw error;
  }
  return [];
}

test('a proposal shows each price before and after, and is open', () => {
  expect(propose()).toMatchObject({
    ...{ status: 'open', proposedBy: 'sales', decidedBy: null, version: 1 },
    prices: [{ productId: 'product', before: { amount: 6_400, packSize: 6 }, after: { amount: 0, packSize: 6 } }],
  });
});

test('a proposal names each price once, of packs that exist, and changes each', () => {
  const unknown = { ...free, packId: 'nobody' };
  const same = { ...us, packId: 'pack' };
  expect(refusal(() => propose([unknown, same, free]))).toEqual([
    'price-proposal.invalid',
    expect.stringMatching(/^\/prices\/0\/packId: no product/),
    expect.stringMatching(/^\/prices\/1\/amount: the pack has this price already/),
    expect.stringMatching(/^\/prices\/2\/market: the pack has another price/),
  ]);
});

test('another person approves a proposal once, and the person who proposed it never does', () => {
  expect(approve('finance')).toMatchObject({ status: 'approved', decidedBy: 'finance', version: 2 });
  expect(refusal(() => approve('sales'))).toEqual(['price-proposal.own-approval']);
  expect(refusal(() => approvedProposal(approve('finance'), [pack], { by: 'other', now }))).toEqual([
    'price-proposal.decided',
  ]);
});

test('a proposal is not approved if a price has changed since, so nobody approves what they did not see', () => {
  const raised = { ...pack, prices: [{ ...us, amount: 7_000 }] };
  for (const packs of [[raised], [{ ...pack, prices: [] }], [{ ...pack, size: 90 }], []]) {
    expect(refusal(() => approve('finance', packs))).toEqual([
      'price-proposal.stale',
      expect.stringMatching(/^#stored\/prices\/0: the price is now/),
    ]);
  }
});

test('a proposal is rejected with a reason, also by the person who proposed it', () => {
  expect(rejectedProposal(propose(), { by: 'sales', reason: 'Typed wrongly', now })).toMatchObject({
    ...{ status: 'rejected', decidedBy: 'sales', rejection: 'Typed wrongly' },
  });
  expect(refusal(() => rejectedProposal(approve('finance'), { by: 'sales', reason: 'Late', now }))).toEqual([
    'price-proposal.decided',
  ]);
});
