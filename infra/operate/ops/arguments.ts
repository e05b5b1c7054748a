// Parses the arguments of `npm run ops -- …` into a command. Throws a UsageError that says what is wrong.
import { parseArgs } from 'node:util';
import { DeadLetterReason, LetterState, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { z } from 'zod';

export const USAGE = `Usage: npm run ops -- <command> [options]
       docker compose run --rm ops <command> [options]

  dead-letters list              list the messages that were set aside, oldest first
  dead-letters explain <id>      explain one of them: what happened, what to do, where to look
  dead-letters replay            send them again to the one queue where they failed
  dead-letters discard --why …   close messages that must never be applied
  outbox replay --since …        publish the messages again that were published since that time
  actions                        list the actions of operators
  erasures replay                after a restore: erase everybody again who was erased before
  sign-in                        print a line that sets TORIC_TOKEN: eval "$(npm run -s ops -- sign-in)"
  keys, backup, restore          the backups of this machine: npm run ops -- backup --help
  doctor                         examine the shop of this machine: npm run ops -- doctor --help
  changes verify                 verify that nobody altered the change record (exit code 1 if somebody did)

Filters
  --service NAME   only this service (default: all services)
  --id ID          this dead letter; may be repeated
  --consumer QUEUE, --type TYPE, --reason REASON, --error TEXT
  --since TIME, --until TIME   TIME is ISO 8601, or an age such as 30m, 6h, 2d
  --aggregate ID   outbox replay only
  --state STATE    dead-letters list only

Options
  --dry-run        count the messages and change nothing
  --json           print JSON
  --help           print this text

Environment
  TORIC_URL        address of the gateway (default: http://localhost:8080)
  TORIC_EMAIL      e-mail address of an operator
  TORIC_PASSWORD   the password; the tool asks for it if it is not set
  TORIC_CODE       a code of the second factor; the tool asks for it if it is not set. Each code works once
  TORIC_TOKEN      an access token, which sign-in prints. For ten minutes it replaces e-mail, password and code
  If TORIC_EMAIL is not set, the tool signs in to the sample shop: as its administrator if the stack was started with
  npm start, as its operator in a container.

Exit codes: 0 done, 1 failed or refused, 2 wrong arguments.`;

const COMMANDS = [
  'dead-letters list',
  'dead-letters explain',
  'dead-letters replay',
  'dead-letters discard',
  'outbox replay',
  'actions',
  'changes verify',
  'erasures replay',
  'sign-in',
] as const;

/** Is thrown for wrong arguments. The caller prints the message and refers to the usage. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Returns the ISO 8601 instant of a time or an age such as `6h`. Returns undefined for any other text. */
export function parseTime(text: string, now: Date): string | undefined {
  const [, count, unit = ''] = /^(\d+)([mhd])$/.exec(text) ?? [];
  const at = new Date(count ? now.getTime() - Number(count) * (UNITS[unit] ?? 0) : text);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const time = (now: Date) =>
  z.string().transform((text, context) => {
    const instant = parseTime(text, now);
    if (instant === undefined)
      context.addIssue({
        code: 'custom',
        message: `'${text}' is not a time: write 2026-11-21T09:30:00Z, or an age such as 30m, 6h, 2d`,
      });
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

export type Command = { name: (typeof COMMANDS)[number]; options: z.infer<ReturnType<typeof optionsAt>> };

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const ALL_OPTIONS = {
  ...{ service: text, consumer: text, type: text, reason: text, error: text, since: text, until: text },
  ...{ aggregate: text, state: text, why: text, id: { ...text, multiple: true } },
  ...{ 'dry-run': flag, json: flag },
} as const;

const FILTERS = ['service', 'consumer', 'type', 'reason', 'error', 'since', 'until'];
/**
 * Lists the options of each command. Any other option is an error, because a command that ignored a filter would change
 * the wrong messages.
 */
const OPTIONS_OF: Readonly<Record<Command['name'], readonly string[]>> = {
  'dead-letters list': [...FILTERS, 'state', 'json'],
  'dead-letters explain': ['service', 'id', 'json'],
  'dead-letters replay': [...FILTERS, 'id', 'dry-run', 'json'],
  'dead-letters discard': [...FILTERS, 'id', 'why', 'dry-run', 'json'],
  'outbox replay': ['service', 'since', 'until', 'type', 'aggregate', 'dry-run', 'json'],
  actions: ['service', 'json'],
  'changes verify': ['service', 'json'],
  'erasures replay': ['json'],
  'sign-in': ['json'],
};

/**
 * Returns the command in the arguments. Throws a UsageError if the command is unknown or incomplete, or does not have a
 * given option.
 */
export function parseCommand(args: readonly string[], now: Date): Command {
  const { values, positionals } = parseOptions(args);
  const name = COMMANDS.find((one) => `${positionals.join(' ')} `.startsWith(`${one} `));
  if (!name) throw new UsageError(`'${positionals.join(' ')}' is not a command`);
  const ids = [values.id ?? [], positionals.slice(name.split(' ').length)].flat();
  const given = { ...values, ...(ids.length > 0 && { id: ids }) };
  const options = optionsAt(now).safeParse(given);
  if (!options.success)
    throw new UsageError(
      options.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`).join('\n'),
    );
  const unsupported = Object.keys(given).find((option) => !OPTIONS_OF[name].includes(option));
  if (unsupported) throw new UsageError(`${name} has no option --${unsupported}`);
  const command = { name, options: options.data };
  requireOptions(command);
  return command;
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: ALL_OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function requireOptions({ name, options }: Command): void {
  const filters = [options.id, options.consumer, options.type, options.reason, options.error, options.since];
  if (name === 'dead-letters explain' && options.id?.length !== 1) throw new UsageError('explain needs exactly one id');
  if (name === 'dead-letters discard' && !options.why)
    throw new UsageError('discard needs --why: the reason is stored for later questions');
  if (/dead-letters (replay|discard)/.test(name) && filters.every((value) => value === undefined))
    throw new UsageError(
      'select the messages: --id, --consumer, --type, --reason, --error or --since (e.g. --since 30d for all)',
    );
  if (name === 'outbox replay' && !options.since) throw new UsageError('outbox replay needs --since');
}
