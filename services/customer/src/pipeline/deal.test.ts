import { describe, expect, test } from '@jest/globals';
import { type Deal, daysOf, lost, moved, reopened, withChanges, won } from './deal.ts';

const now = new Date('2026-12-01T10:00:00Z');
const later = new Date('2026-12-04T22:00:00Z');
const deal: Deal = {
  ...{ id: 'd', kind: 'clinic', state: 'open', stageId: 'offer', stageSince: now, title: 'Lenses', note: '' },
  ...{ lostDetail: null, value: { amount: 480_000, currency: 'USD' }, expectedClose: '2027-01-31', ownerId: 'olga' },
  ...{
    partnerId: 'clinic',
    customerId: null,
    lostReason: null,
    closedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  },
};

describe('a deal', () => {
  test('moves to another stage, which counts its days anew', () => {
    expect(moved(deal, 'agreement', later)).toMatchObject({ stageId: 'agreement', stageSince: later, version: 2 });
    expect(moved(deal, 'offer', later)).toBe(deal);
  });
  test('is won or lost once, and changes no more until it is opened again', () => {
    const ended = lost(deal, 'price', '8 % cheaper', later);
    expect(ended).toMatchObject({ state: 'lost', lostReason: 'price', closedAt: later });
    expect(() => won(ended, later)).toThrow('won or lost already');
    expect(() => moved(ended, 'agreement', later)).toThrow('won or lost already');
    expect(() => withChanges(ended, { title: 'x' }, later)).toThrow('won or lost already');
    expect(reopened(ended, later)).toMatchObject({ state: 'open', lostReason: null, lostDetail: null, closedAt: null });
    expect(() => reopened(deal, later)).toThrow('is open');
  });
  test('loses its partner if the change says null, and keeps what is not named', () => {
    expect(withChanges(deal, { partnerId: null }, later)).toMatchObject({
      partnerId: null,
      title: 'Lenses',
      version: 2,
    });
  });
});

test('the days of a step end with the next one, with now, or with the end of the deal', () => {
  const step = (at: Date, state: Deal['state'] = 'open') => ({ at, state });
  expect(daysOf([step(now), step(later)], new Date('2026-12-06T22:00:00Z'))).toEqual([3.5, 2]);
  expect(daysOf([step(now), step(later, 'won')], new Date('2027-12-06T22:00:00Z'))).toEqual([3.5, 0]);
});
