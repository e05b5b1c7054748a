import { expect, test } from '@jest/globals';
import type { Report } from './report.ts';
import { withSection } from './results.ts';

const none = { p50: 0, p95: 0, p99: 0, max: 0 };
const reportOf = (tier: string, seed: number): Report => ({
  ...{ seed, tier, command: `again ${seed}`, machine: 'a machine', seconds: 1, orders: 1, deaths: 0 },
  ...{ byStatus: {}, kills: {}, faults: {}, results: [], failedExpectations: [], convergence: none },
  samples: { taken: 1, missed: 0, violations: [] },
  baseline: { outboxAge: none, toConfirmed: none },
  plan: { alone: [], services: [], broker: [], database: [], links: [], races: [], other: [] },
});
const seedsIn = (text: string) =>
  [...text.matchAll(/^## Fault run (\w+), seed (\d+).*\((.*)\)$/gm)].map(([, ...found]) => found);

test('RESULTS.md keeps the last run of each tier', () => {
  const first = withSection('', reportOf('failpoints', 1), '2026-01-01');
  const both = withSection(first, reportOf('nightly', 2), '2026-01-02');
  const again = withSection(both, reportOf('failpoints', 3), '2026-01-03');
  expect(seedsIn(again)).toEqual([
    ['nightly', '2', '2026-01-02'],
    ['failpoints', '3', '2026-01-03'],
  ]);
  expect(again).toContain('again 2');
  expect(again).not.toContain('again 1');
  expect(withSection(again, reportOf('failpoints', 3), '2026-01-03')).toBe(again);
});
