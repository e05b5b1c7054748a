import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import type { Tx } from '@toric/messaging/sql';
import type { Zone } from '@toric/optics/verification/zone';
import { instantAt, localTime } from '../../tasks/due.ts';
import { findMissingMonths, insertAudit, lockAudits } from './audit.store.ts';

const LOOK_MS = 5_000;
type Means = { readonly tx: Tx; readonly zone: Zone; readonly now: Date; readonly newId: () => string };

const firstOf = (day: string): string => `${day.slice(0, 8)}01`;
const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** Makes the audits of all past months that have none. Returns false if another instance makes them. */
export async function makeAudits({ tx, zone, now, newId: makeId }: Means): Promise<boolean> {
  if (!(await lockAudits(tx))) return false;
  for (const month of await findMissingMonths(tx, firstOf(localTime(zone, now).day))) {
    const since = instantAt(zone, `${month}-01`, 0);
    const until = instantAt(zone, `${nextMonth(month)}-01`, 0);
    await insertAudit(tx, { id: makeId(), month, since, until, now });
  }
  return true;
}

/** Makes the audit of a month on the first day of the next month, by the clock of the shop. */
export const auditMonthly =
  ({ zone }: { zone: Zone }): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let doneIn = '';
    const failed = (err: unknown) => log.warn({ err }, 'the audits of data quality wait for the database');
    const making = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_MS), failed }, async () => {
      const now = database.clock.now();
      const month = localTime(zone, now).day.slice(0, 7);
      if (month === doneIn) return;
      if (await transaction(database, (tx) => makeAudits({ tx, zone, now, newId }))) doneIn = month;
    });
    return {
      async stop() {
        stopping.abort();
        making.wake();
        await making.ended;
      },
    };
  };
