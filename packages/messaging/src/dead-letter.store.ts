import { uuidv7 } from 'uuidv7';
import type { Tx } from './sql.ts';

/** Why a message was set aside. */
export type DeadLetterReason =
  | 'undecodable'
  | 'unknown-type'
  | 'invalid-data'
  | 'refused'
  | 'retries-exhausted'
  | 'kills-process'
  | 'delivery-limit';

export type DeadLetter = {
  consumer: string;
  messageId: string | null;
  type: string | null;
  reason: DeadLetterReason;
  error: string;
  body: string;
  attempts: number;
};

/** Once, however often its delivery is repeated: one that is open already stays as it is. */
export async function insertDeadLetter(tx: Tx, letter: DeadLetter): Promise<void> {
  const { consumer, messageId } = letter;
  const body = letter.body.replaceAll('\0', '\uFFFD'); // Postgres text has no NUL
  await tx.run`
    insert into dead_letter (id, consumer, message_id, type, reason, error, body, attempts)
    select ${uuidv7()}::uuid, ${consumer}, ${messageId}::uuid, ${letter.type}, ${letter.reason}, ${letter.error}, ${body},
      ${letter.attempts}::int
    where not exists (
      select from dead_letter where consumer = ${consumer} and message_id = ${messageId}::uuid and resolved_at is null)`;
}

export async function openDeadLetters(tx: Tx): Promise<{ reason: string; count: number }[]> {
  return tx.many`select reason, count(*)::int as count from dead_letter where resolved_at is null group by reason`;
}
