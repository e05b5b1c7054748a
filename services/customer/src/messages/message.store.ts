/** Reads and writes messages to people. Their rows name a person by id, and an address by a keyed digest. */
import type { Keyring } from '@toric/chassis/data/vault';
import { Channel, MessageState } from '@toric/contracts/customer/messages/message.http';
import { Notice } from '@toric/contracts/customer/messages/notice';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { Message as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';
import { delayAfter, type NewMessage, type Outcome, stateAfter } from './message.ts';

const Decision = z.object({ reason: z.string() });
export const decisions = sealedColumn('message_attempt', Decision);

/** Inserts the messages. Ignores a message if one with the same cause, person, template and channel exists already. */
export async function insertMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ notice: { template, values }, ...message }) => ({ ...message, template, values }));
  await tx.run`
    insert into message (id, cause_id, person_id, template, channel, values, state, due_at, expires_at, created_at, updated_at)
    select id, "causeId", "personId", template, channel, values, 'waiting', "createdAt", "expiresAt", "createdAt", "createdAt"
    from json_to_recordset(${json(rows)}::json) as m(id uuid, "causeId" uuid, "personId" uuid, template text,
      channel text, values jsonb, "createdAt" timestamptz, "expiresAt" timestamptz)
    order by "causeId", "personId", template, channel
    on conflict do nothing`;
}

/** Describes a message that this process has leased. `claim` is the id of this try. */
export type Claimed = Pick<Row, 'id' | 'personId' | 'createdAt' | 'expiresAt' | 'attempts'> & {
  readonly claim: string;
  readonly channel: Channel;
  readonly notice: Notice;
};
type ClaimedRow = Pick<
  Row,
  'id' | 'personId' | 'template' | 'channel' | 'values' | 'createdAt' | 'expiresAt' | 'attempts'
>;

/**
 * Leases due messages to this process for `leaseMs`. If the process dies before it marks a message, the lease expires
 * and another process sends the message. This is safe, because no content was sent.
 */
export async function claimMessages(tx: Tx, claim: string, limit: number, leaseMs: number): Promise<Claimed[]> {
  const rows = await tx.many<ClaimedRow>`
    update message set claim = ${claim}, attempts = attempts + 1,
      due_at = now() + ${leaseMs}::int * interval '1 millisecond'
    where id in (select id from message where state = 'waiting' and due_at <= now()
                 order by due_at limit ${limit}::int for update skip locked)
    returning id, person_id, template, channel, values, created_at, expires_at, attempts`;
  return rows.map(({ template, values, channel, ...row }) => ({
    ...row,
    claim,
    channel: Channel.parse(channel),
    notice: Notice.parse({ template, values }),
  }));
}

/** Describes the mark that a message gets before its content is sent. */
export type Mark = {
  id: string;
  claim: string;
  language: string;
  templateVersion: number;
  addressDigest: string;
  /**
   * Holds the consent that the message needs, and the state that counts while the person has made no choice. It is null
   * for service mail.
   */
  consent: { purpose: string; withoutChoice: string } | null;
};

/**
 * Marks messages whose content is about to be sent. Returns the ids of the marked messages. Leaves out a message that
 * another process has claimed meanwhile, and one whose consent was withdrawn meanwhile. After the mark, a message is
 * sent again only after a known outcome or by the decision of a person.
 */
export async function markMessages(tx: Tx, marks: readonly Mark[], leaseMs: number): Promise<Set<string>> {
  const rows = await tx.many<{ id: string }>`
    update message m set state = 'sending', language = r.language, template_version = r."templateVersion",
      address_digest = r."addressDigest", due_at = now() + ${leaseMs}::int * interval '1 millisecond', updated_at = now()
    from json_to_recordset(${json(marks)}::json) as r(id uuid, claim uuid, language text, "templateVersion" int,
      "addressDigest" text, consent json)
    where m.id = r.id and m.claim = r.claim and m.state = 'waiting'
      and (r.consent->>'purpose' is null or 'given' = coalesce((
        select c.state from consent c
        where c.customer_id = m.person_id and c.purpose = r.consent->>'purpose' and c.channel = m.channel
        order by c.seq desc limit 1), r.consent->>'withoutChoice'))
    returning m.id`;
  return new Set(rows.map(({ id }) => id));
}

export type Finished = { id: string; claim: string; attempts: number; outcome: Outcome; attemptId: string };

/**
 * Records the outcomes of tries. Ignores an outcome of a claim that another process has taken over. The outcome of a
 * slow process replaces `unknown`. A postponed message was not tried, so it gets no attempt.
 */
export async function finishMessages(tx: Tx, finished: readonly Finished[]): Promise<void> {
  const rows = finished.map(({ outcome, attempts, ...rest }) => ({
    ...rest,
    ...{ state: stateAfter(outcome), outcome: outcome.kind, code: outcome.code },
    delayMs: delayAfter(outcome, attempts, Math.random()),
    attempts: outcome.kind === 'postponed' ? attempts - 1 : attempts,
  }));
  await tx.run`
    with r as (select * from json_to_recordset(${json(rows)}::json) as r(id uuid, claim uuid, state text, outcome text,
      code text, attempts int, "delayMs" int, "attemptId" uuid)),
    done as (
      update message m set state = r.state, last_code = r.code, attempts = r.attempts, claim = null,
        due_at = now() + r."delayMs" * interval '1 millisecond', updated_at = now()
      from r where m.id = r.id and m.claim = r.claim and m.state in ('waiting', 'sending', 'unknown')
      returning m.id)
    insert into message_attempt (id, message_id, outcome, code, at)
    select "attemptId", id, outcome, code, now() from r join done using (id) where outcome <> 'postponed'`;
}

/** Sets marked messages to `unknown` if their process did not report the outcome in time. Returns their number. */
export async function giveUpMarked(tx: Tx, newId: () => string, limit: number): Promise<number> {
  const rows = await tx.many<{ id: string }>`
    update message set state = 'unknown', last_code = 'connection-lost', updated_at = now()
    where id in (select id from message where state = 'sending' and due_at <= now()
                 order by due_at limit ${limit}::int for update skip locked)
    returning id`;
  if (rows.length > 0) await insertAttempts(tx, rows, 'unknown', 'connection-lost', newId);
  return rows.length;
}

async function insertAttempts(
  tx: Tx,
  messages: readonly { id: string }[],
  outcome: string,
  code: string,
  newId: () => string,
) {
  const rows = messages.map(({ id }) => ({ id: newId(), messageId: id }));
  await tx.run`
    insert into message_attempt (id, message_id, outcome, code, at)
    select id, "messageId", ${outcome}, ${code}, now()
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "messageId" uuid)`;
}

/** Describes a message whose row is locked. */
export type LockedMessage = Omit<Row, 'values' | 'channel' | 'state'> & { channel: Channel; state: MessageState };

const lockedOf = (row: Row): LockedMessage => {
  const { values: _, ...rest } = row;
  return { ...rest, channel: Channel.parse(row.channel), state: MessageState.parse(row.state) };
};

export async function lockMessage(tx: Tx, id: string): Promise<LockedMessage | undefined> {
  const row = await tx.maybe<Row>`select * from message where id = ${id} for no key update`;
  return row && lockedOf(row);
}

type Resend = { attemptId: string; actorId: string; reason: string; now: Date; expiresAt: Date };

/** Queues a message again, because a person decided so. A late outcome of the earlier try is ignored. */
export async function reopenMessage(tx: Tx, keys: Keyring, id: string, resend: Resend): Promise<LockedMessage> {
  const { attemptId, actorId, reason, now, expiresAt } = resend;
  const sealed = decisions.seal(keys, attemptId, { reason });
  await tx.run`
    insert into message_attempt (id, message_id, outcome, actor_id, sealed, at)
    values (${attemptId}, ${id}, 'resend', ${actorId}, ${sealed}, ${now})`;
  return lockedOf(
    await tx.one<Row>`
      update message set state = 'waiting', claim = null, due_at = ${now}, expires_at = ${expiresAt}, updated_at = ${now}
      where id = ${id} returning *`,
  );
}

/** Records that a sent mail bounced. */
export async function bounceMessage(
  tx: Tx,
  id: string,
  code: string,
  { attemptId, now }: { attemptId: string; now: Date },
) {
  await tx.run`
    insert into message_attempt (id, message_id, outcome, code, at) values (${attemptId}, ${id}, 'bounced', ${code}, ${now})`;
  await tx.run`update message set state = 'refused', last_code = ${code}, updated_at = ${now} where id = ${id}`;
}
