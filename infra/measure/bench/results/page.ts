// RESULTS.md: what was measured, on what, and what it says of the targets.
import { lookInto } from './readings.ts';
import type { Grid, Load, Machine, Run, Section } from './run.ts';
import { median } from './stats.ts';
import { spreadOf, table, written } from './table.ts';
import { type Target, targets, verdictOn } from './targets.ts';

function amount(value: number, unit: Target['unit']): string {
  if (unit === 'share') return `${written(value * 100)} %`;
  return unit === 'violations' ? written(value) : `${written(value)} ${unit}`;
}
const boundOf = ({ bound, unit }: Target) =>
  'atLeast' in bound ? `≥ ${amount(bound.atLeast, unit)}` : `≤ ${amount(bound.atMost, unit)}`;

function targetTable(run: Run): string {
  const look = lookInto(run);
  const rows = targets.map((target) => {
    const measured = target.measured(look);
    const shown = measured === undefined ? '–' : amount(measured, target.unit);
    return [target.says, boundOf(target), shown, verdictOn(target, measured)];
  });
  return table([['target', 'bound', 'measured', ''], ...rows]);
}

function loadTable(loads: readonly Load[]): string {
  const rows = loads.map(({ what, clients, repeats }) => [
    what,
    String(clients),
    spreadOf(repeats.map(({ perSecond }) => perSecond)),
    written(median(repeats.map(({ p50 }) => p50))),
    written(median(repeats.map(({ p99 }) => p99))),
    written(repeats.reduce((sum, { failed }) => sum + failed, 0)),
  ]);
  return table([['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'failed'], ...rows]);
}

const gridTable = ({ title, columns, rows }: Grid) =>
  table([[title, ...columns], ...rows.map(({ name, cells }) => [name, ...cells.map(spreadOf)])]);

function failuresOf({ loads }: Section): string[] {
  const said = loads.flatMap(({ what, repeats }) =>
    repeats.flatMap(({ failure }) => (failure ? [`- ${what}: ${failure}`] : [])),
  );
  return said.length > 0 ? ['Of what failed, the first of each repeat:', ...new Set(said)] : [];
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
    `- ${processor}, ${cores} cores, ${written(memoryGB)} GB, ${system}; everything runs on it, the load too`,
    `- Node ${node}, PostgreSQL ${servers.postgres} (${settings.join(', ')}), RabbitMQ ${servers.rabbitmq}`,
  ].join('\n');
}

export function page(run: Run): string {
  const { at, commit, repeats, seconds, machine, sections } = run;
  const head = [
    '# What was measured',
    'Written by `npm run bench`; do not edit. [README.md](README.md) says how each figure is come by.',
    `- ${at.slice(0, 10)}, commit ${commit}\n${machineLines(machine)}\n` +
      `- ${repeats} repeats of ${seconds} s, system and floors in turns; medians, in brackets the lowest and highest repeat`,
    '## Targets',
    targetTable(run),
  ];
  return `${[...head, ...sections.map(sectionPage)].join('\n\n')}\n`;
}
