import { lookupIn } from './readings.ts';
import type { Grid, Load, Machine, Run, Section } from './run.ts';
import { median } from './stats.ts';
import { formatSpread, table, formatNumber } from './table.ts';
import { type Target, targets, verdictOn } from './targets.ts';

function amount(value: number, unit: Target['unit']): string {
  if (unit === 'share') return `${formatNumber(value * 100)} %`;
  return unit === 'violations' ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}
const boundOf = ({ bound, unit }: Target) =>
  'atLeast' in bound ? `≥ ${amount(bound.atLeast, unit)}` : `≤ ${amount(bound.atMost, unit)}`;

function targetTable(run: Run): string {
  const lookup = lookupIn(run);
  const rows = targets.map((target) => {
    const measured = target.measured(lookup);
    const shown = measured === undefined ? '–' : amount(measured, target.unit);
    return [target.title, boundOf(target), shown, verdictOn(target, measured)];
  });
  return table([['target', 'bound', 'measured', ''], ...rows]);
}

function loadTable(loads: readonly Load[]): string {
  const rows = loads.map(({ what, clients, repeats }) => [
    what,
    String(clients),
    formatSpread(repeats.map(({ perSecond }) => perSecond)),
    formatNumber(median(repeats.map(({ p50 }) => p50))),
    formatNumber(median(repeats.map(({ p99 }) => p99))),
    formatNumber(repeats.reduce((sum, { failed }) => sum + failed, 0)),
  ]);
  return table([['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'failed'], ...rows]);
}

const gridTable = ({ title, columns, rows }: Grid) =>
  table([[title, ...columns], ...rows.map(({ name, cells }) => [name, ...cells.map(formatSpread)])]);

function failuresOf({ loads }: Section): string[] {
  const failures = loads.flatMap(({ what, repeats }) =>
    repeats.flatMap(({ failure }) => (failure ? [`- ${what}: ${failure}`] : [])),
  );
  return failures.length > 0 ? ['The first failure of each repeat:', ...new Set(failures)] : [];
}

function sectionPage(section: Section): string {
  const { title, notes, loads, grids } = section;
  const blocks = [`## ${title}`, ...(notes.length > 0 ? [notes.join('\n')] : [])];
  if (loads.length > 0) blocks.push(loadTable(loads));
  const failures = failuresOf(section);
  if (failures.length > 0) blocks.push(failures.join('\n'));
  return [...blocks, ...grids.map(gridTable)].join('\n\n');
}

function machineLines({ processor, cores, memoryGB, system, node, ...servers }: Machine): string {
  const settings = Object.entries(servers.postgresSettings).map(([name, value]) => `${name} ${value}`);
  return [
    `- ${processor}, ${cores} cores, ${formatNumber(memoryGB)} GB, ${system}; everything runs on it, including the load generator`,
    `- Node ${node}, PostgreSQL ${servers.postgres} (${settings.join(', ')}), RabbitMQ ${servers.rabbitmq}`,
  ].join('\n');
}

/** Returns the text of RESULTS.md: the machine, the targets, and the tables of every section. */
export function page(run: Run): string {
  const { at, commit, repeats, seconds, machine, sections } = run;
  const head = [
    '# Results of the bench',
    'Written by `npm run bench`; do not edit. [README.md](README.md) explains how each figure is measured.',
    `- ${at.slice(0, 10)}, commit ${commit}\n${machineLines(machine)}\n` +
      `- ${repeats} repeats of ${seconds} s, system and floors interleaved; medians, with the lowest and highest repeat in brackets`,
    '## Targets',
    targetTable(run),
  ];
  return `${[...head, ...sections.map(sectionPage)].join('\n\n')}\n`;
}
