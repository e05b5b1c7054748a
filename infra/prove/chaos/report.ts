/** Writes the report at the end of a run, as Markdown for people and as JSON for programs. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';
import type { InvariantResult } from './check-invariants.ts';
import type { Percentiles } from './convergence.ts';
import type { Samples } from './sampler.ts';
import type { FailedExpectation } from './tally.ts';

export type Report = {
  seed: number;
  tier: string;
  command: string;
  /** Describes the processor, the memory and the versions of the servers. */
  machine: string;
  seconds: number;
  orders: number;
  byStatus: Readonly<Record<string, number>>;
  kills: Readonly<Record<string, number>>;
  faults: Readonly<Record<string, number>>;
  deaths: number;
  samples: Samples;
  results: readonly InvariantResult[];
  failedExpectations: readonly FailedExpectation[];
  baseline: { outboxAge: Percentiles; toConfirmed: Percentiles };
  convergence: Percentiles;
  plan: Plan;
};

export const violationsIn = ({ results, failedExpectations, samples }: Report): number =>
  results.reduce((sum, { violations }) => sum + violations.length, 0) +
  failedExpectations.length +
  samples.violations.length;

const SHOWN = 10;
const seconds = (value: number) => `${value.toFixed(2)} s`;
const counts = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
const total = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((sum, count) => sum + count, 0);

/** Returns the report as Markdown, which a terminal shows as well. */
export function page(report: Report): string {
  const { seed, tier, orders, kills, faults, samples, results, failedExpectations, baseline, convergence } = report;
  const found = (violations: readonly string[]) => [
    ...violations.slice(0, SHOWN).map((violation) => `  - ${violation}`),
    ...(violations.length > SHOWN ? [`  - and ${violations.length - SHOWN} more`] : []),
  ];
  return [
    `# Fault run ${tier}, seed ${seed}: ${violationsIn(report) === 0 ? 'no violation' : `${violationsIn(report)} violations`}`,
    '',
    `- ${orders} orders in ${seconds(report.seconds)}: ${counts(report.byStatus)}`,
    `- ${total(kills)} kills: ${counts(kills)}; ${report.deaths} processes ended in total`,
    `- ${total(faults)} faults: ${counts(faults)}`,
    `- without faults: outbox age p99 ${seconds(baseline.outboxAge.p99)}, order to confirmed p95 ${seconds(baseline.toConfirmed.p95)}`,
    `- convergence after the last fault: p99 ${seconds(convergence.p99)}, maximum ${seconds(convergence.max)}`,
    `- one sample per second: ${samples.taken} taken, ${samples.missed} missed while a server was down, ${samples.violations.length} violations`,
    ...found(samples.violations),
    `- machine: ${report.machine}`,
    `- repeat: \`${report.command}\``,
    '',
    '| | invariant | checked | violations |',
    '|---|---|---:|---:|',
    ...results.map(({ id, says, checked, violations }) => `| ${id} | ${says} | ${checked} | ${violations.length} |`),
    ...results
      .filter(({ violations }) => violations.length > 0)
      .flatMap(({ id, violations }) => ['', `${id}:`, ...found(violations)]),
    ...(failedExpectations.length > 0
      ? [
          '',
          'Failed expectations of the faults:',
          ...found(failedExpectations.map(({ what, detail }) => `${what}: ${detail}`)),
        ]
      : []),
    '',
  ].join('\n');
}

export function save(dataDir: string, report: Report): void {
  writeFileSync(join(dataDir, 'report.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(dataDir, 'report.md'), page(report));
}
