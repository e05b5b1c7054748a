/** Writes the report of a restored schema as lines for people. */
import type { SchemaRestored } from './restore-schema.ts';

const SHOWN = 20;

/** Returns the sentence about the messages of one type. */
function lostLine({ type, messages, appliedBy }: SchemaRestored['gap']['published'][number]): string {
  const others = Object.entries(appliedBy).map(([schema, count]) => `${schema} (${count})`);
  return `  ${messages} × ${type}, applied by ${others.length === 0 ? 'nobody' : others.join(', ')}`;
}

/** Returns the report. `service` is the name of the service, and `moment` the time to which its rows went back. */
export function schemaLines(
  service: string,
  { isTrial, rows, gap, destroyedKeys }: SchemaRestored,
  moment: string,
): string[] {
  const changed = Object.entries(rows).filter(([, { before, after }]) => before !== after);
  const lost = gap.published.reduce((sum, { messages }) => sum + messages, 0);
  const shown = gap.aggregates.slice(0, SHOWN).join(' ');
  const more = gap.aggregates.length > SHOWN ? ` and ${gap.aggregates.length - SHOWN} more` : '';
  const known = [
    `The other services know ${lost} messages of ${service} that ${service} has forgotten:`,
    ...gap.published.map(lostLine),
    ...(gap.aggregates.length > 0 ? [`  They are about ${gap.aggregates.length} ids: ${shown}${more}`] : []),
    `${service} has forgotten ${gap.received} messages of other services. The replay brings them again.`,
  ];
  if (isTrial) return [`${service} would go back to ${moment}. Nothing was changed.`, ...tables(changed), ...known];
  return [
    `${service} went back to ${moment}: ${Object.keys(rows).length} tables were replaced.`,
    ...tables(changed),
    ...known,
    ...(destroyedKeys > 0 ? [`${destroyedKeys} keys of people who were erased since then were deleted again.`] : []),
    'Now:',
    `  1. Start ${service} anew (npm start), because it keeps rows in memory.`,
    '  2. npm run ops -- erasures replay, which also tells each service about the people who were erased',
    `  3. npm run ops -- outbox replay --since ${moment}`,
    `  4. npm run ops -- changes verify. It says that the change record of ${service} ends before its last anchor: write down why.`,
  ];
}

const tables = (changed: readonly [string, { before: number; after: number }][]): string[] =>
  changed.map(([name, { before, after }]) => `  ${name}: ${before} rows, now ${after}`);
