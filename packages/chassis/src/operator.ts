import { ReplayOutbox, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { transaction } from '@toric/messaging/database';
import type { Messaging } from '@toric/messaging/messaging';
import { countPublished, databaseTime, unpublish } from '@toric/messaging/outbox-replay.store';
import { command, type Endpoint } from './endpoint.ts';
import { listDeeds, type Operated, record } from './operator-actions.ts';
import { discardLetters, explainLetter, listLetters, replayLetters } from './operator-dead-letters.ts';
import { answer } from './reply.ts';

/** What one transaction may touch. */
const ROWS_AT_ONCE = 5_000;

/** What operators may do with the messages of a service; every service has it. */
export function operatorRoutes(name: string, { work, replay }: Pick<Messaging, 'work' | 'replay'>): Endpoint[] {
  const service = SERVICE_NAMES.find((one) => one === name);
  if (!service) throw new Error(`the contracts know no service '${name}': add it to SERVICE_NAMES in operator.http.ts`);
  const operated: Operated = { service, replay, read: (ask) => transaction(work.database, ask) };
  return [
    listLetters(operated),
    explainLetter(operated),
    replayLetters(operated),
    discardLetters,
    replayOutbox,
    listDeeds(operated),
  ];
}

const total = (of: readonly { messages: number }[]) => of.reduce((sum, { messages }) => sum + messages, 0);

/** POST /operations/{service}/outbox/replay. Marks rows as unpublished; the relay sends them, inboxes drop repeats. */
const replayOutbox = command(ReplayOutbox, {
  async run({ body: { dryRun, ...given }, actor, tx, now, newId }) {
    const until = given.until ?? (await databaseTime(tx));
    const selection = { ...given, until };
    const chosen = await countPublished(tx, selection);
    if (dryRun || chosen.length === 0)
      return answer({ dryRun, messages: total(chosen), more: false, until, of: chosen });
    const of = await unpublish(tx, selection, ROWS_AT_ONCE);
    const messages = total(of);
    await record(tx, { actor, now, newId, action: 'outbox.replay', selection, messages });
    return answer({ dryRun, messages, more: messages < total(chosen), until, of });
  },
});
