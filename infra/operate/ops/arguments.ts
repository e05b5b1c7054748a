// What `npm run ops -- …` was asked to do, or why it cannot be understood.
import { parseArgs } from 'node:util';
import { DeadLetterReason, LetterState, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { z } from 'zod';

export const USAGE = `Usage: npm run ops -- <command> [options]

  dead-letters list              messages that were set aside, oldest first
  dead-letters explain <id>      one of them: what happened, what to do, where to look
  dead-letters replay            put them back on the one queue where they failed
  dead-letters discard --why …   close what will never be applied
  outbox replay --since …        publish again what was published since then
  actions                        what operators did

  Which      --service NAME (all services without it)  --id ID (may be repeated)  --consumer QUEUE  --type TYPE
             --reason REASON  --error TEXT  --since TIME  --until TIME  --aggregate ID (outbox)  --state STATE (list)
             TIME is ISO 8601, or an age: 30m, 6h, 2d
  How        --dry-run (count, change nothing)  --json  --help
  Where      TORIC_URL (default http://localhost:8080), TORIC_EMAIL and TORIC_PASSWORD of an operator; the password is
             asked for if it is not set. Beside a stack of npm start the sample administrator signs in by itself.

  Ends with 0 when it was done, 1 when it failed or was refused, 2 when it could not be understood.`;

const COMMANDS = [
  'dead-letters list',
  'dead-letters explain',
  'dead-letters replay',
  'dead-letters discard',
  'outbox replay',
  'actions',
] as const;

/** Not understood: the caller shows the usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** An instant, or how long ago it was. */
export function instantOf(text: string, now: Date): string | undefined {
  const [, count, unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const at = new Date(count ? now.getTime() - Number(count) * (UNITS[unit] ?? 0) : text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const time = (now: Date) =>
  z.string().transform((text, context) => {
    const instant = instantOf(text, now);
    if (instant === undefined)
      context.addIssue({ code: 'custom', message: `'${text}' is no time: write 2026-11-21T09:30:00Z, or 30m, 6h, 2d` });
    return instant ?? z.NEVER;
  });

const optionsAt = (now: Date) =>
  z.strictObject({
    service: z.enum(SERVICE_NAMES).optional(),
    id: z.array(z.uuid()).optional(),
    consumer: z.string().optional(),
    type: z.string().optional(),
    reason: DeadLetterReason.optional(),
    error: z.string().optional(),
    since: time(now).optional(),
    until: time(now).optional(),
    aggregate: z.uuid().optional(),
    state: LetterState.optional(),
    why: z.string().optional(),
    'dry-run': z.boolean().default(false),
    json: z.boolean().default(false),
  });

export type Order = { command: (typeof COMMANDS)[number]; options: z.infer<ReturnType<typeof optionsAt>> };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const KNOWN = {
  ...{ service: text, consumer: text, type: text, reason: text, error: text, since: text, until: text },
  ...{ aggregate: text, state: text, why: text, id: { ...text, multiple: true } },
  ...{ 'dry-run': flag, json: flag },
} as const;

/** Which options each command takes; any other is a mistake that must not be passed over in silence. */
const WHICH = ['service', 'consumer', 'type', 'reason', 'error', 'since', 'until'];
const TAKES: Readonly<Record<Order['command'], readonly string[]>> = {
  'dead-letters list': [...WHICH, 'state', 'json'],
  'dead-letters explain': ['service', 'id', 'json'],
  'dead-letters replay': [...WHICH, 'id', 'dry-run', 'json'],
  'dead-letters discard': [...WHICH, 'id', 'why', 'dry-run', 'json'],
  'outbox replay': ['service', 'since', 'until', 'type', 'aggregate', 'dry-run', 'json'],
  actions: ['service', 'json'],
};

export function orderOf(given: readonly string[], now: Date): Order {
  const { values, positionals } = parsed(given);
  const command = COMMANDS.find((one) => `${positionals.join(' ')} `.startsWith(`${one} `));
  if (!command) throw new UsageError(`'${positionals.join(' ')}' is no command`);
  const ids = [values.id ?? [], positionals.slice(command.split(' ').length)].flat();
  const options = optionsAt(now).safeParse({ ...values, ...(ids.length > 0 && { id: ids }) });
  if (!options.success)
    throw new UsageError(
      options.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('\n'),
    );
  const stray = Object.keys({ ...values, ...(ids.length > 0 && { id: ids }) }).find(
    (name) => !TAKES[command].includes(name),
  );
  if (stray) throw new UsageError(`${command} takes no --${stray}`);
  return complete({ command, options: options.data });
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: KNOWN, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What a command cannot do without. */
function complete(order: Order): Order {
  const { command, options } = order;
  const chosen = [options.id, options.consumer, options.type, options.reason, options.error, options.since];
  if (command === 'dead-letters explain' && options.id?.length !== 1) throw new UsageError('explain takes one id');
  if (command === 'dead-letters discard' && !options.why)
    throw new UsageError('discard needs --why: it is kept for those who ask later');
  if (/dead-letters (replay|discard)/.test(command) && chosen.every((value) => value === undefined))
    throw new UsageError(
      'say which: --id, --consumer, --type, --reason, --error or --since (e.g. --since 30d for all)',
    );
  if (command === 'outbox replay' && !options.since) throw new UsageError('outbox replay needs --since');
  return order;
}
