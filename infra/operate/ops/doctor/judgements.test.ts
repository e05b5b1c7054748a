// Tests the decisions of the doctor that need no server.
import { describe, expect, test } from '@jest/globals';
import { judgeCertificate } from './checks/certificates.ts';
import { judgeClocks } from './checks/clocks.ts';
import { isFull } from './checks/disks.ts';
import { judgeQueues } from './checks/queues.ts';
import { isHealthy, type Outcome } from './doctor.ts';
import { text, unchecked, wrong } from './finding.ts';
import { reportOf } from './report.ts';

const GIB = 1024 ** 3;
const now = new Date('2026-12-01T00:00:00Z');
const codes = (notes: ReturnType<typeof judgeCertificate>) =>
  notes.map((note) => (note.kind === 'wrong' ? note.code : note.kind));

describe('a certificate', () => {
  const judged = (given: { from?: string; until: string; distrust?: string; isNamedAs?: boolean }) =>
    codes(
      judgeCertificate(
        'customer, PUBLIC_URL',
        {
          host: 'shop.example',
          startsAt: new Date(given.from ?? '2026-01-01T00:00:00Z'),
          ...{ expiresAt: new Date(given.until), distrust: given.distrust },
          isNamedAs: given.isNamedAs ?? true,
        },
        now,
      ),
    );

  test.each([
    ['2027-03-01T00:00:00Z', undefined, true, []],
    ['2026-12-22T00:00:00Z', undefined, true, []],
    ['2026-12-21T23:00:00Z', undefined, true, ['certificate.ends-soon']],
    ['2026-12-01T00:00:00Z', undefined, true, ['certificate.expired']],
    ['2027-03-01T00:00:00Z', undefined, false, ['certificate.wrong-name']],
    ['2027-03-01T00:00:00Z', 'SELF_SIGNED_CERT_IN_CHAIN', true, ['certificate.not-trusted']],
    ['2027-03-01T00:00:00Z', 'CERT_HAS_EXPIRED', true, ['certificate.not-trusted']],
    ['2027-03-01T00:00:00Z', 'ERR_TLS_CERT_ALTNAME_INVALID', false, ['certificate.wrong-name']],
  ])('until %s, distrusted for %s, of this name: %s', (until, distrust, isNamedAs, found) => {
    expect(judged({ until, isNamedAs, ...(distrust && { distrust }) })).toEqual(found);
  });

  test('that is not valid yet is named, whatever the reason of the distrust', () => {
    const given = { from: '2026-12-02T00:00:00Z', until: '2027-03-01T00:00:00Z' };
    expect(judged({ ...given, distrust: 'CERT_NOT_YET_VALID' })).toEqual(['certificate.not-yet-valid']);
  });

  test('that has expired is named once, whatever else is wrong with it', () => {
    expect(judged({ until: '2026-11-01T00:00:00Z', distrust: 'X', isNamedAs: false })).toEqual(['certificate.expired']);
  });
});

test.each([
  [0.5 * GIB, 2 * GIB, true],
  [2 * GIB, 10 * GIB, false],
  [10 * GIB, 1_000 * GIB, true],
  [30 * GIB, 10_000 * GIB, false],
])('a disk with %d of %d bytes free is full: %s', (free, size, full) => {
  expect(isFull({ free, size })).toBe(full);
});

describe('clocks', () => {
  const clock = (name: string, ahead: number) => ({ name, ahead });
  const places = (...ahead: number[]) =>
    judgeClocks(ahead.map((ms, at) => clock(at === 0 ? 'PostgreSQL' : 'gateway', ms))).map(({ where }) => where);

  test('within two seconds are in order', () => {
    expect(places(1_900, -1_900)).toEqual([]);
  });
  test('that agree with each other show that this machine is wrong', () => {
    expect(places(-3_600_000, -3_600_500)).toEqual(['this machine']);
  });
  test('that differ alone are named', () => {
    expect(places(100, 5_000)).toEqual(['gateway']);
    expect(places(60_000)).toEqual(['PostgreSQL']);
    expect(places(60_000, -60_000)).toEqual(['PostgreSQL', 'gateway']);
  });
});

test('a service without any consumer is to be started, and one with some is to be restarted', () => {
  const queue = (name: string, consumers: number) => ({ name: `order.${name}`, consumers, messages: 2 });
  const next = (...queues: ReturnType<typeof queue>[]) =>
    judgeQueues('order', queues).map((note) => (note.kind === 'wrong' ? note.next.en : ''));
  expect(next(queue('a', 1), queue('b', 2))).toEqual([]);
  expect(next(queue('a', 0), queue('b', 0))).toEqual([expect.stringMatching(/^Start the service order/)]);
  expect(next(queue('a', 0), queue('b', 1))).toEqual([expect.stringMatching(/^Restart the service order/)]);
});

describe('the report', () => {
  const outcome = (more: Partial<Outcome>): Outcome => ({
    ...{ check: 'keys', title: text('Keys', '密钥'), findings: [], unchecked: [], isBroken: false },
    ...more,
  });
  const finding = wrong('key.wrong-length', 'order, MASTER_KEY', {
    what: text('It is short.', '太短。'),
    next: text('Put it back.', '请恢复。'),
  });

  test('shows each finding with its place and its next step, in both languages', () => {
    const outcomes = [outcome({}), outcome({ findings: [finding] })];
    expect(reportOf(outcomes, 'en')).toEqual([
      ...['✓ Keys', '✗ Keys', '    It is short.', '      where: order, MASTER_KEY', '      next: Put it back.', ''],
      'Wrong: 1. 2 of 2 checks are complete.',
    ]);
    expect(reportOf(outcomes, 'zh')).toContain('      下一步: 请恢复。');
  });

  test('says what was not checked, which is no mistake, but a check that failed is one', () => {
    const skipped = unchecked('backups', text('there are none.', '没有备份。'));
    const outcomes = [outcome({ unchecked: [skipped] })];
    expect(isHealthy(outcomes)).toBe(true);
    expect(reportOf(outcomes, 'en').at(0)).toBe('– Keys');
    expect(reportOf(outcomes, 'en').at(-1)).toBe('Nothing is wrong. 0 of 1 checks are complete.');
    expect(isHealthy([outcome({ unchecked: [skipped], isBroken: true })])).toBe(false);
  });
});
