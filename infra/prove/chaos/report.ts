// What is said at the end of a run, to people and to machines.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from './plan.ts';
import type { Figures } from './convergence.ts';
import type { Samples } from './sampler.ts';
import type { Breach } from './tally.ts';
import type { Judged } from './check-invariants.ts';

export type Report = {
  seed: number;
  tier: string;
  command: string;
  /** What it ran on. */
  machine: string;
  seconds: number;
  orders: number;
  byStatus: Readonly<Record<string, number>>;
  kills: Readonly<Record<string, number>>;
  faults: Readonly<Record<string, number>>;
  deaths: number;
  samples: Samples;
  judged: readonly Judged[];
  breaches: readonly Breach[];
  calm: { outboxAge: Figures; toConfirmed: Figures };
  convergence: Figures;
  plan: Plan;
};

export const violationsIn = ({ judged, breaches, samples }: Report): number =>
  judged.reduce((sum, { violations }) => sum + violations.length, 0) + breaches.length + samples.violations.length;

const SHOWN = 10;
const seconds = (value: number) => `${value.toFixed(2)} s`;
const counts = (of: Readonly<Record<string, number>>) =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
const total = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((sum, count) => sum + count, 0);

/** Markdown, which reads well enough in a terminal. */
export function page(report: Report): string {
  const { seed, tier, orders, kills, faults, samples, judged, breaches, calm, convergence } = report;
  const found = (violations: readonly string[]) => [
    ...violations.slice(0, SHOWN).map((violation) => `  - ${violation}`),
    ...(violations.length > SHOWN ? [`  - and ${violations.length - SHOWN} more`] : []),
  ];
  return [
    `# Fault run ${tier}, seed ${seed}: ${violationsIn(report) === 0 ? 'no violation' : `${violationsIn(report)} violations`}`,
    '',
    `- ${orders} orders in ${seconds(report.seconds)}: ${counts(report.byStatus)}`,
    `- ${total(kills)} kills: ${counts(kills)}; ${report.deaths} processes ended in all`,
    `- ${total(faults)} faults: ${counts(faults)}`,
    `- without faults: outbox age p99 ${seconds(calm.outboxAge.p99)}, order to confirmed p95 ${seconds(calm.toConfirmed.p95)}`,
    `- after the last fault: p99 ${seconds(convergence.p99)}, all within ${seconds(convergence.max)}`,
    `- every second: ${samples.taken} samples, ${samples.missed} while a server was down, ${samples.violations.length} violations`,
    ...found(samples.violations),
    `- on ${report.machine}`,
    `- again: \`${report.command}\``,
    '',
    '| | what must hold | checked | violations |',
    '|---|---|---:|---:|',
    ...judged.map(({ id, says, checked, violations }) => `| ${id} | ${says} | ${checked} | ${violations.length} |`),
    ...judged
      .filter(({ violations }) => violations.length > 0)
      .flatMap(({ id, violations }) => ['', `${id}:`, ...found(violations)]),
    ...(breaches.length > 0
      ? ['', 'Seen by the faults themselves:', ...found(breaches.map(({ what, detail }) => `${what}: ${detail}`))]
      : []),
    '',
  ].join('\n');
}

export function save(dataDir: string, report: Report): void {
  writeFileSync(join(dataDir, 'report.json'), JSON.stringify(report, null, 2));
  writeFileSync(join(dataDir, 'report.md'), page(report));
}
