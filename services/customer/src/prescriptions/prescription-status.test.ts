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
const EVENTS: readonly StatusEvent[] = ['ask', 'match', 'confirm', 'silence', 'deny', 'withdraw'];

test('the transition table has these statuses for each event', () => {
  const table = STATUSES.map((status) =>
    [status, ...EVENTS.map((event) => nextStatus(status, event) ?? '-')].join(' '),
  );
  expect(['status ask match confirm silence deny withdraw', ...table]).toEqual([
    'status ask match confirm silence deny withdraw',
    'entered verifying presented verified - refused withdrawn',
    'presented - - verified - refused withdrawn',
    'verifying verifying presented verified verified refused withdrawn',
    'verified verified - verified - refused withdrawn',
    'refused - - verified - refused withdrawn',
    'withdrawn - - - - - withdrawn',
  ]);
});

describe('the status of recorded contents', () => {
  test.each<[Recording['by'], Recording['source'], boolean, StoredStatus]>([
    ['customer', undefined, false, 'entered'],
    ['customer', 'presented', false, 'entered'],
    ['customer', 'entered', false, 'entered'],
    ['staff', undefined, false, 'entered'],
    ['staff', 'entered', false, 'entered'],
    ['staff', 'presented', false, 'verified'],
    ['staff', 'presented', true, 'entered'],
  ])('by a %s, as %s, with a denial that stands: %s, is %s', (by, source, denied, status) => {
    expect(statusOnRecording({ by, source, denied })).toBe(status);
  });
});

test('an entered prescription permits supply only after a confirmation, a matching file, or silence of an asked prescriber', () => {
  const sequences = fc.array(fc.constantFrom(...EVENTS), { maxLength: 12 });
  fc.assert(
    fc.property(sequences, (events) => {
      let status: StoredStatus = 'entered';
      let [asked, permitted] = [false, false];
      for (const event of events) {
        const next = nextStatus(status, event);
        if (!next) continue;
        asked ||= event === 'ask';
        permitted =
          event === 'confirm' || event === 'match' || (event === 'silence' && asked) || (permitted && event === 'ask');
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
