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

export async function insertDeadLetter(tx: Tx, letter: DeadLetter): Promise<void> {
  await tx.run`
    insert into dead_letter (id, consumer, message_id, type, reason, error, body, attempts)
    values (${uuidv7()}, ${letter.consumer}, ${letter.messageId}, ${letter.type}, ${letter.reason}, ${letter.error},
      ${letter.body}, ${letter.attempts})`;
}

export async function openDeadLetters(tx: Tx): Promise<{ reason: string; count: number }[]> {
  return tx.many`select reason, count(*)::int as count from dead_letter where resolved_at is null group by reason`;
}
