import { DEAD_LETTER_NOT_FOUND } from '@toric/contracts/operator/operator.errors';
import {
  CAUSES_AT_MOST,
  DiscardDeadLetters,
  type Explanation,
  ExplainDeadLetter,
  type LetterSelection,
  type LettersHandled,
  type LetterState,
  ListDeadLetterCauses,
  ListDeadLetters,
  ReplayDeadLetters,
} from '@toric/contracts/operator/operator.http';
import { consumingFile, envelopeIn, groupByAggregate, IN_WORDS } from '@toric/messaging/dead-letter';
import {
  askReplay,
  countLetters,
  failureHistoryOf,
  findCauses,
  findLetters,
  resolveLetters,
  type StoredLetter,
} from '@toric/messaging/dead-letter.store';
import { listActions } from '@toric/messaging/operator-action.store';
import type { Tx } from '@toric/messaging/sql';
import { decodeCursor, pageOf, withTotal } from '../data/cursor.ts';
import { command, query } from '../http/endpoint.ts';
import { actionView, type OperatedService, record } from './operator-actions.ts';
import { answer } from '../http/reply.ts';

/** One replay or discard changes at most this number of dead letters, all in one transaction. */
const MAX_LETTERS = 500;

/** GET /operations/{service}/dead-letters. Lists dead letters. */
export const listLetters = ({ service, read }: OperatedService) =>
  query(ListDeadLetters, {
    async run({ query: { state, limit, cursor, count, ...filter } }) {
      const from = decodeCursor(cursor);
      const after = from && { failedAt: from.createdAt, id: from.id };
      const letters = await read((tx) => findLetters(tx, { ...filter, states: [state], limit: limit + 1, after }));
      const rows = letters.map((letter) => ({ ...letter, createdAt: letter.failedAt }));
      const counted = ({ take }: { take: number }) =>
        read((tx) => countLetters(tx, { ...filter, states: [state] }, take));
      return pageOf(await withTotal({ count }, rows, counted), limit, (letter) => viewOf(service, letter));
    },
  });

/** The time from the first to the last failure of a cause is divided into this number of parts. */
const PARTS = 24;

/** GET /operations/{service}/dead-letter-causes. Counts dead letters by their cause. */
export const listCauses = ({ service, read }: OperatedService) =>
  query(ListDeadLetterCauses, {
    async run({ query: { state, ...filter } }) {
      const limit = CAUSES_AT_MOST + 1;
      const causes = await read((tx) => findCauses(tx, { ...filter, states: [state], parts: PARTS, limit }));
      const data = causes.slice(0, CAUSES_AT_MOST).map(({ firstFailedAt, lastFailedAt, overTime, ...rest }) => ({
        ...{ ...rest, service },
        firstFailedAt: firstFailedAt.toISOString(),
        lastFailedAt: lastFailedAt.toISOString(),
        overTime: Array.from({ length: PARTS }, (_, part) => overTime[part + 1] ?? 0),
      }));
      return { data, more: causes.length > CAUSES_AT_MOST };
    },
  });

/** GET /operations/{service}/dead-letters/{letterId}. Explains why one message failed. */
export const explainLetter = ({ service, read }: OperatedService) =>
  query(ExplainDeadLetter, { run: ({ params }) => read((tx) => explain(tx, service, params.letterId)) });

/**
 * POST /operations/{service}/dead-letters/replay. Marks dead letters as being replayed. After the commit, effects put
 * them back on their queues and mark them as resolved.
 */
export const replayLetters = ({ replay }: OperatedService) =>
  command(ReplayDeadLetters, {
    async run({ body: { letters: selection, dryRun }, actor, tx, now, newId }) {
      const { selected, more } = await select(tx, selection, ['open']);
      if (dryRun || selected.length === 0) return answer(summaryOf(selected, { dryRun, more }));
      const marked = await askReplay(tx, idsOf(selected), now);
      const letters = selected.filter(({ id }) => marked.has(id));
      const action = { action: 'dead-letters.replay', selection, messages: letters.length } as const;
      await record(tx, { actor, now, newId, ...action, letterIds: idsOf(letters) });
      const calls = groupByAggregate(letters).map((letterIds) => replay({ letterIds }));
      return answer(summaryOf(letters, { dryRun, more })).performs(...calls);
    },
  });

/**
 * POST /operations/{service}/dead-letters/discard. Marks dead letters as discarded, so that they are not applied. This
 * includes letters that are marked for a replay but are not yet back on their queue.
 */
export const discardLetters = command(DiscardDeadLetters, {
  async run({ body: { letters: selection, why, dryRun }, actor, tx, now, newId }) {
    const { selected, more } = await select(tx, selection, ['open', 'replaying']);
    if (dryRun || selected.length === 0) return answer(summaryOf(selected, { dryRun, more }));
    const discarded = await resolveLetters(tx, idsOf(selected), 'discarded', now);
    const letters = selected.filter(({ id }) => discarded.has(id));
    const action = { action: 'dead-letters.discard', why, selection, messages: letters.length } as const;
    await record(tx, { actor, now, newId, ...action, letterIds: idsOf(letters) });
    return answer(summaryOf(letters, { dryRun, more }));
  },
});

const idsOf = (letters: readonly StoredLetter[]) => letters.map(({ id }) => id);

/** Returns the selected dead letters, at most 500. `more` is true if the selection matches more letters. */
async function select(tx: Tx, selection: LetterSelection, states: readonly LetterState[]) {
  const letters = await findLetters(tx, { ...selection, states, limit: MAX_LETTERS + 1 });
  return { selected: letters.slice(0, MAX_LETTERS), more: letters.length > MAX_LETTERS };
}

/** Counts the dead letters by consumer, type and reason. */
function summaryOf(letters: readonly StoredLetter[], run: Pick<LettersHandled, 'dryRun' | 'more'>): LettersHandled {
  const of = new Map<string, LettersHandled['of'][number]>();
  for (const { consumer, type, reason } of letters) {
    const key = `${consumer} ${type} ${reason}`;
    of.set(key, { consumer, type, reason, messages: (of.get(key)?.messages ?? 0) + 1 });
  }
  return { ...run, messages: letters.length, of: [...of.values()] };
}

function viewOf(service: OperatedService['service'], { failedAt, resolvedAt, ...rest }: StoredLetter) {
  return { ...rest, service, failedAt: failedAt.toISOString(), resolvedAt: resolvedAt?.toISOString() ?? null };
}

async function explain(tx: Tx, service: OperatedService['service'], id: string): Promise<Explanation> {
  const [letter] = await findLetters(tx, { ids: [id], limit: 1 });
  if (!letter) throw DEAD_LETTER_NOT_FOUND({ service, letterId: id });
  const { firstFailedAt, lastFailedAt, applied } = await failureHistoryOf(tx, letter);
  const actions = await listActions(tx, { letterId: id, limit: 100 });
  const { correlationId = null, aggregateId = null, version = null } = envelopeIn(letter.body) ?? {};
  return {
    ...viewOf(service, letter),
    ...IN_WORDS[letter.reason],
    ...{ file: consumingFile(service, letter.consumer), applied },
    ...{ correlationId, aggregateId, version, actions: actions.map(actionView) },
    firstFailedAt: firstFailedAt.toISOString(),
    lastFailedAt: lastFailedAt.toISOString(),
  };
}
