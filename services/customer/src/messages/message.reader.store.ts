import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Message as Row, MessageAttempt } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { decisions } from './message.store.ts';

type Filter = Choice<'state' | 'template' | 'channel'> & {
  personId?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
};
export type ListedMessage = Omit<Row, 'values'>;

/** Returns at most `limit` + 1 messages, newest first. The extra message shows that another page follows. */
export async function readMessages(db: Reader, filter: Filter, page: PageQuery): Promise<PageRows<ListedMessage>> {
  const { personId, createdFrom, createdTo } = filter;
  const where = {
    AND: [...choiceWhere('state', filter), ...choiceWhere('template', filter), ...choiceWhere('channel', filter)],
    ...(personId && { personId }),
    ...betweenDays(createdFrom, createdTo),
  };
  const rows = await db.message.findMany({ ...pageRange(page, where), omit: { values: true } });
  return withTotal(page, rows, (range) => db.message.count({ where, ...range }));
}

export type ReadAttempt = Omit<MessageAttempt, 'sealed' | 'messageId'> & { reason: string | null };

/**
 * Returns the message with its tries, oldest first. Returns undefined if there is no such message. Throws if a reason
 * is encrypted and the key of the person was destroyed.
 */
export async function readMessage(db: Reader, vault: Vault, id: string) {
  const row = await db.message.findUnique({
    where: { id },
    omit: { values: true },
    include: { tries: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!row) return undefined;
  const { tries, ...message } = row;
  const own = await db.dataKey.findMany({ where: { customerId: message.personId } });
  const keys = own.length > 0 ? vault.keyring(own) : undefined;
  const history = tries.map(({ id: attemptId, outcome, code, actorId, at, sealed }): ReadAttempt => {
    const reason = sealed !== null && keys?.hasKeyOf(sealed) ? decisions.open(keys, attemptId, sealed).reason : null;
    return { id: attemptId, outcome, code, actorId, at, reason };
  });
  return { message, history };
}

/** Returns the numbers of waiting and of unknown messages, and the age of the oldest due message in ms. */
export async function readBacklog(db: Reader, now: Date) {
  const due = { state: 'waiting', dueAt: { lte: now } };
  const [waiting, unknown, oldest] = await Promise.all([
    db.message.count({ where: { state: 'waiting' } }),
    db.message.count({ where: { state: 'unknown' } }),
    db.message.findFirst({ where: due, orderBy: { dueAt: 'asc' }, select: { dueAt: true } }),
  ]);
  return { waiting, unknown, oldestMs: oldest ? now.getTime() - oldest.dueAt.getTime() : 0 };
}
