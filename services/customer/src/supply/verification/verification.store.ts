/**
 * Reads and writes verifications and their logs. Each transaction that writes a verification first locks its
 * prescription, so that such transactions run one after the other.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import {
  PrescriberAnswer,
  VerificationRequest,
  Contact,
  Transmission,
} from '@toric/contracts/customer/supply/verification.http';
import { VerificationStep } from '@toric/contracts/tools/tools.http';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { VerificationEntry as EntryRow } from '../../generated/client.ts';
import { openRevision, type StoredRow } from '../../prescriptions/prescription.store.ts';
import type { Reader } from '../../reader.store.ts';
import { sealedColumn } from '../../sealed-column.ts';
import type { AnsweredVerification } from '../denial.ts';
import type { Verification } from './verification.ts';

/**
 * Describes the computed deadline with its reasons in each language. It is stored, because the rules may change later.
 */
const StoredClock = z.object({
  deadlineLocal: z.string().nullable(),
  steps: z.array(VerificationStep.extend({ why: z.object({ en: z.string(), zh: z.string() }) })).readonly(),
});
export type StoredClock = z.infer<typeof StoredClock>;

const Contents = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('transmission'),
    transmission: Transmission,
    asked: VerificationRequest,
    clock: StoredClock,
  }),
  z.object({ kind: z.literal('contact'), contact: Contact }),
  z.object({ kind: z.enum(['answer', 'late-answer', 'objection']), answer: PrescriberAnswer }),
]);
type Contents = z.infer<typeof Contents>;
const entries = sealedColumn('verification_entry', Contents);

export type Entry = { id: string; recordedBy: string; recordedAt: Date; contents: Contents };
export type LockedVerification = {
  verification: Verification;
  prescription: StoredRow;
  /** Holds the other prescriptions of the customer, besides the one of the verification. */
  others: readonly StoredRow[];
  databaseNow: Date;
};

/** Opens a verification for each prescription that has no open one. The caller must have locked the prescriptions. */
export async function openVerifications(
  tx: Tx,
  prescriptions: readonly StoredRow[],
  { newId, now }: { newId: () => string; now: Date },
): Promise<void> {
  const rows = prescriptions.map(({ id, customerId, revision }) => ({
    id: newId(),
    prescriptionId: id,
    customerId,
    revision,
  }));
  await tx.run`
    insert into verification (id, prescription_id, revision, customer_id, status, created_at, updated_at)
    select id, "prescriptionId", revision, "customerId", 'to-send', ${now}::timestamptz, ${now}::timestamptz
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "prescriptionId" uuid, revision int, "customerId" uuid)
    on conflict (prescription_id) where status in ('to-send', 'waiting') do nothing`;
}

/** Drops the open verification, because the prescription was revised, withdrawn, or confirmed by an optician. */
export async function dropVerification(tx: Tx, prescriptionId: string, now: Date): Promise<void> {
  await tx.run`
    update verification set status = 'dropped', version = version + 1, updated_at = ${now}
    where prescription_id = ${prescriptionId} and status in ('to-send', 'waiting')`;
}

/**
 * Locks the verification's customer and all prescriptions of the customer, because a denial may concern each of them,
 * and reads the verification only then. So the read sees the commit of the previous lock holder. The order of ids
 * excludes deadlocks. Returns undefined if there is no such verification.
 */
export async function lockVerification(tx: Tx, id: string): Promise<LockedVerification | undefined> {
  const [, prescriptions, row] = await Promise.all([
    tx.maybe`
      select from customer where id = (select customer_id from verification where id = ${id}) for no key update`,
    tx.many<StoredRow>`
      select * from prescription where customer_id = (select customer_id from verification where id = ${id})
      order by id for no key update`,
    tx.maybe<Verification & { databaseNow: Date }>`
      select *, now() as database_now from verification where id = ${id}`,
  ]);
  const prescription = prescriptions.find((one) => one.id === row?.prescriptionId);
  if (!prescription || !row) return undefined;
  const { databaseNow, ...verification } = row;
  const others = prescriptions.filter((one) => one !== prescription);
  return { prescription, others, verification, databaseNow };
}

export async function findVerification(tx: Tx, id: string): Promise<Verification | undefined> {
  return tx.maybe<Verification>`select * from verification where id = ${id}`;
}

type Change = Partial<Pick<Verification, 'status' | 'deadline'>>;

export async function updateVerification(
  tx: Tx,
  before: Verification,
  change: Change,
  now: Date,
): Promise<Verification> {
  const { id, status, deadline } = { ...before, ...change };
  return tx.one<Verification>`
    update verification set status = ${status}, deadline = ${deadline}, version = version + 1, updated_at = ${now}
    where id = ${id} returning *`;
}

export async function insertEntry(
  tx: Tx,
  keys: Keyring,
  verificationId: string,
  { id, recordedBy, recordedAt, contents }: Entry,
): Promise<void> {
  await tx.run`
    insert into verification_entry (id, verification_id, kind, sealed, recorded_by, recorded_at)
    values (${id}, ${verificationId}, ${contents.kind}, ${entries.seal(keys, id, contents)}, ${recordedBy}, ${recordedAt})`;
}

/** Returns the log of the verification, decrypted, oldest entry first. */
export async function findEntries(tx: Tx, keys: Keyring, verificationId: string): Promise<Entry[]> {
  const rows = await tx.many<EntryRow>`
    select * from verification_entry where verification_id = ${verificationId} order by recorded_at, id`;
  return rows.map((row) => openEntry(keys, row));
}

export const openEntry = (keys: Keyring, { id, recordedBy, recordedAt, sealed }: EntryRow): Entry => ({
  ...{ id, recordedBy, recordedAt },
  contents: entries.open(keys, id, sealed),
});

/** Returns all answers of prescribers about the customer's prescriptions, oldest first. */
export async function findAnswers(tx: Tx, keys: Keyring, customerId: string): Promise<AnsweredVerification[]> {
  const rows = await tx.many<EntryRow & { prescriptionId: string; revision: number; askedSealed: string }>`
    select e.*, v.prescription_id, v.revision, r.sealed as asked_sealed
    from verification v
      join verification_entry e on e.verification_id = v.id and e.kind in ('answer', 'late-answer', 'objection')
      join prescription_revision r on r.prescription_id = v.prescription_id and r.revision = v.revision
    where v.customer_id = ${customerId} order by e.recorded_at, e.id`;
  return rows.flatMap(({ prescriptionId, revision, askedSealed, ...row }) => {
    const { contents } = openEntry(keys, row);
    if (!('answer' in contents)) return [];
    const { answer } = contents;
    const asked = openRevision(keys, { id: prescriptionId, revision, sealed: askedSealed });
    return [{ answer: answer.answer, asked, ...(answer.answer === 'corrected' && { corrected: answer.contents }) }];
  });
}

/**
 * Returns the newest transmission of the request in the log. The business hours for the answer are counted from it, so
 * sending the request again restarts them. Returns undefined if the request was not sent yet.
 */
export const lastTransmission = (log: readonly Entry[]) =>
  log.map(({ contents }) => contents).findLast((contents) => contents.kind === 'transmission');

/**
 * Returns two times. `request` is the time since which the oldest unsent request waits to be sent. `answer` is the time
 * since which the oldest sent request waits for an answer, among the requests with no deadline in the future. Each time
 * is undefined if there is no such request.
 */
export async function readOldestOpen(db: Reader, now: Date) {
  const oldest = { orderBy: { updatedAt: 'asc' }, select: { updatedAt: true } } as const;
  const endless = { OR: [{ deadline: null }, { deadline: { lt: now } }] };
  const [request, answer] = await Promise.all([
    db.verification.findFirst({ where: { status: 'to-send' }, ...oldest }),
    db.verification.findFirst({ where: { status: 'waiting', ...endless }, ...oldest }),
  ]);
  return { request: request?.updatedAt, answer: answer?.updatedAt };
}

/** Counts the objections that were recorded after `since`: denials and corrections that came too late. */
export const countObjections = (db: Reader, since: Date): Promise<number> =>
  db.verificationEntry.count({ where: { kind: 'objection', recordedAt: { gt: since } } });
