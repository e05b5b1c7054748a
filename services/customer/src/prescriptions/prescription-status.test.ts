import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  nextStatus,
  type Recording,
  type StatusEvent,
  statusOn,
  statusOnRecording,
  type StoredStatus,
  permitsSupply,
} from './prescription-status.ts';

const STATUSES: readonly StoredStatus[] = ['entered', 'presented', 'verifying', 'verified', 'refused', 'withdrawn'];
const EVENTS: readonly StatusEvent[] = ['ask', 'confirm', 'silence', 'deny', 'withdraw'];

test('the transition table has these statuses for each event', () => {
  const table = STATUSES.map((status) =>
    [status, ...EVENTS.map((event) => nextStatus(status, event) ?? '-')].join(' '),
  );
  expect(['status ask confirm silence deny withdraw', ...table]).toEqual([
    'status ask confirm silence deny withdraw',
    'entered verifying verified - refused withdrawn',
    'presented - verified - - withdrawn',
    'verifying verifying verified verified refused withdrawn',
    'verified verified verified - refused withdrawn',
    'refused - verified - refused withdrawn',
    'withdrawn - - - - withdrawn',
  ]);
});

describe('the status of a recording', () => {
  test.each<[Recording['by'], Recording['source'], StoredStatus | undefined, StoredStatus]>([
    ['customer', undefined, undefined, 'presented'],
    ['customer', 'presented', undefined, 'presented'],
    ['customer', 'entered', undefined, 'entered'],
    ['staff', undefined, undefined, 'verified'],
    ['staff', 'presented', undefined, 'verified'],
    ['staff', 'entered', undefined, 'entered'],
    ['customer', 'presented', 'verified', 'presented'],
    ['customer', 'presented', 'refused', 'entered'],
    ['customer', undefined, 'refused', 'entered'],
    ['staff', undefined, 'refused', 'verified'],
  ])('by a %s, as %s, after %s, is %s', (by, source, before, status) => {
    expect(statusOnRecording({ by, source, ...(before && { before }) })).toBe(status);
  });
});

test('an entered prescription permits supply only after a confirmation, or after silence of an asked prescriber', () => {
  const sequences = fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 });
  fc.assert(
    fc.property(sequences, (events) => {
      let status: StoredStatus = 'entered';
      let [asked, permitted] = [false, false];
      for (const event of events) {
        const next = nextStatus(status, event);
        if (!next) continue;
        asked ||= event === 'ask';
        permitted = event === 'confirm' || (event === 'silence' && asked) || (permitted && event === 'ask');
        status = next;
        expect(permitsSupply(status)).toBe(permitted);
      }
    }),
  );
});

test('after its last day every prescription is shown as expired, unless it was withdrawn', () => {
  const contents = { issuedOn: '2026-01-15', expiresOn: '2027-01-15' };
  for (const status of STATUSES) {
    expect(statusOn(status, contents, '2027-01-15')).toBe(status);
    expect(statusOn(status, contents, '2027-01-16')).toBe(status === 'withdrawn' ? 'withdrawn' : 'expired');
  }
});
