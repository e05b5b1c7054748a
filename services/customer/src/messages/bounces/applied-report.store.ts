import type { Tx } from '@toric/messaging/sql';

/** Records the report of a mail server and returns true. Returns false if this report was recorded before. */
export async function claimReport(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (await tx.run`insert into mail_report (id, received_at) values (${id}, ${now}) on conflict do nothing`) === 1;
}
