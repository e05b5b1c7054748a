// Formats the output for an operator: a table for many messages, a page for one message.
import type { ChangeFinding } from '@toric/contracts/changes/change.http';
import type { ActionView, DeadLetterView, Explanation } from '@toric/contracts/operator/operator.http';
import { textTable } from '../../shop/sample-shop/text-table.ts';

const cut = (text: string, length: number) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

export function letterTable(letters: readonly DeadLetterView[]): string[] {
  if (letters.length === 0) return ['No dead letters.'];
  const rows = letters.map(({ id, failedAt, consumer, type, reason, state, error }) => [
    ...[failedAt, id, consumer, type ?? '(unknown)', reason, state, cut(error, 60)],
  ]);
  return [
    ...textTable(['failed', 'id', 'consumer', 'type', 'reason', 'state', 'error'], rows),
    plural(letters.length, 'message'),
  ];
}

export function letterPage(letter: Explanation): string[] {
  const { firstFailedAt, lastFailedAt, attempts, resolvedAt } = letter;
  const facts: [string, string | null][] = [
    ['message', letter.messageId],
    ['type', letter.type],
    ['queue', letter.consumer],
    ['file', letter.file],
    ['aggregate', letter.aggregateId && `${letter.aggregateId}, version ${letter.version}`],
    ['correlation', letter.correlationId && `${letter.correlationId} (finds its other messages and log lines)`],
    ['failed', firstFailedAt === lastFailedAt ? firstFailedAt : `first ${firstFailedAt}, last ${lastFailedAt}`],
    ['deliveries', String(attempts)],
    ['state', `${letter.state}${resolvedAt ? ` at ${resolvedAt}` : ''}`],
    ['applied', letter.applied ? 'yes, by this consumer: it would drop a replay' : 'no'],
  ];
  return [
    `${letter.id}: ${letter.reason}`,
    '',
    `What happened  ${letter.happened}`,
    `What to do     ${letter.advice}`,
    `Error          ${letter.error}`,
    '',
    ...facts.flatMap(([name, value]) => (value ? [`${name.padEnd(15)}${value}`] : [])),
    ...letter.actions.map(({ at, action, actorId, why }) => `${at}  ${action} by ${actorId}${why ? `: ${why}` : ''}`),
    '',
    letter.body,
  ];
}

export type HandledMessages = {
  service: string;
  messages: number;
  of: readonly { consumer?: string; type: string | null; reason?: string; messages: number }[];
};

/**
 * Returns a table of the messages that were replayed or discarded, counted by type and reason. `done` says what
 * happened to them, such as `Discarded`.
 */
export function handledTable(handled: readonly HandledMessages[], done: string, dryRun: boolean): string[] {
  const rows = handled.flatMap(({ service, of }) =>
    of.map(({ consumer, type, reason, messages }) => [
      ...[consumer ?? service, type ?? '(unknown)', reason ?? '', String(messages)],
    ]),
  );
  const total = handled.reduce((sum, { messages }) => sum + messages, 0);
  const summary = `${dryRun ? 'Nothing was changed. Selected' : done}: ${plural(total, 'message')}.`;
  if (total === 0) return [summary];
  return [...textTable(['where', 'type', 'reason', 'messages'], rows, { right: ['messages'] }), summary];
}

export function actionTable(actions: readonly (ActionView & { service: string })[]): string[] {
  if (actions.length === 0) return ['No operator has acted.'];
  const rows = actions.map(({ at, service, actorId, action, messages, selection, why }) => [
    ...[at, service, actorId, action, String(messages), JSON.stringify(selection), why ?? ''],
  ]);
  return textTable(['at', 'service', 'who', 'action', 'messages', 'selection', 'why'], rows, { right: ['messages'] });
}

type Chain = {
  readonly service: string;
  readonly verified: number;
  readonly anchors: number;
  readonly anchored: boolean;
  readonly finding: ChangeFinding | null;
};

const findingText = ({ kind, seq, id }: ChangeFinding) =>
  [kind.toUpperCase(), seq === null ? '' : `at number ${seq}`, id === null ? '' : `(record ${id})`].join(' ');

export function chainTable(chains: readonly Chain[]): string[] {
  const rows = chains.map(({ service, verified, anchors, anchored, finding }) => [
    ...[service, String(verified), anchored ? String(anchors) : 'no place', finding ? findingText(finding) : 'intact'],
  ]);
  return textTable(['service', 'records that fit', 'anchored heads', 'result'], rows, {
    right: ['records that fit', 'anchored heads'],
  });
}
