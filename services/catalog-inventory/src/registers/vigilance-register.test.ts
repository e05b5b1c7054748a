import { expect, test } from '@jest/globals';
import { vigilanceRecord, type VigilanceRow } from './vigilance-register.ts';

const row: VigilanceRow = {
  ...{ id: '0197a000-0000-7000-8000-0000000000c1', createdAt: new Date('2026-03-28T23:30:00Z'), kind: 'complaint' },
  ...{ device: 'Biofinity', manufacturer: 'CooperVision', gtin: '02000000000039', lotNumber: 'L1', expiresOn: null },
  masterUdiDi: null,
  ...{ boxesInStock: null, seriousness: 'suspected-incident', receivedAt: null, reason: null, passedOn: [] },
  ...{
    status: 'open',
    outcome: null,
    quarantined: false,
    recalledBy: null,
    reference: null,
    source: null,
    recordedBy: null,
  },
};
const record = (change: Partial<VigilanceRow>) => vigilanceRecord('Europe/Brussels')({ ...row, ...change });

test.each<[Partial<VigilanceRow>, string | null]>([
  [{}, 'good'],
  [{ quarantined: true }, 'quarantined'],
  [{ quarantined: true, recalledBy: ['R-1', 'R-2'] }, 'recalled: R-1, R-2'],
  [{ quarantined: null }, 'unknown'],
  [{ lotNumber: null }, null],
])('the lot state for %j is %s', (change, state) => {
  expect(record(change).lotState).toBe(state);
});

test.each<[Partial<VigilanceRow>, string[]]>([
  [{}, ['passedOn']],
  [{ seriousness: 'complaint' }, []],
  [{ seriousness: 'suspected-serious-incident', gtin: null, lotNumber: null }, ['gtin', 'lotNumber', 'passedOn']],
  [{ passedOn: [{ to: 'manufacturer', at: '2026-03-29T08:00:00Z' }] }, []],
  [{ kind: 'recall', gtin: null, lotNumber: null, passedOn: null }, []],
])('the missing fields for %j are %j', (change, missing) => {
  expect(record(change).missing).toEqual(missing);
});

test('the day is the day in the requested time zone', () => {
  expect(record({}).recordedOn).toBe('2026-03-29');
});
