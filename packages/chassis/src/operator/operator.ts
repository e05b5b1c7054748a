import { ReplayOutbox, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { transaction } from '@toric/messaging/database';
import type { Messaging } from '@toric/messaging/messaging';
import { countPublished, databaseTime, unpublish } from '@toric/messaging/outbox-replay.store';
import { command, type Endpoint } from '../http/endpoint.ts';
import { getDatabaseHealth } from './database-health.ts';
import { listOperatorActions, type OperatedService, record } from './operator-actions.ts';
import { discardLetters, explainLetter, listCauses, listLetters, replayLetters } from './operator-dead-letters.ts';
import { answer } from '../http/reply.ts';

/** One replay marks at most this number of outbox rows as unpublished, all in one transaction. */
const MAX_ROWS = 5_000;

/** Returns the routes by which operators list, explain, replay and discard messages. Every service mounts them. */
export function operatorRoutes(name: string, { work, replay }: Pick<Messaging, 'work' | 'replay'>): Endpoint[] {
  const service = SERVICE_NAMES.find((one) => one === name);
  if (!service) throw new Error(`SERVICE_NAMES in operator.http.ts does not list '${name}': add it`);
  const operated: OperatedService = { service, replay, read: (ask) => transaction(work.database, ask) };
  return [
    listLetters(operated),
    listCauses(operated),
    explainLetter(operated),
    replayLetters(operated),
    discardLetters,
    replayOutbox,
    listOperatorActions(operated),
    getDatabaseHealth,
  ];
}

const total = (of: readonly { messages: number }[]) => of.reduce((sum, { messages }) => sum + messages, 0);

/**
 * POST /operations/{service}/outbox/replay. Marks published rows as unpublished. The relay then publishes them again,
 * and the inboxes of the consumers drop the messages that were applied before.
 */
const replayOutbox = command(ReplayOutbox, {
  async run({ body: { dryRun, ...given }, actor, tx, now, newId }) {
    const until = given.until ?? (await databaseTime(tx));
    const selection = { ...given, until };
    const selected = await countPublished(tx, selection);
    if (dryRun || selected.length === 0)
      return answer({ dryRun, messages: total(selected), more: false, until, of: selected });
    const of = await unpublish(tx, selection, MAX_ROWS);
    const messages = total(of);
    await record(tx, { actor, now, newId, action: 'outbox.replay', selection, messages });
    return answer({ dryRun, messages, more: messages < total(selected), until, of });
  },
});
