/** Reads the records of the three-year file (16 CFR 315.5(g), (h)) page by page, from four append-only tables. */
import { createHash } from 'node:crypto';
import type { ReadRows } from '@toric/chassis/files/csv';
import type { Cursor } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { StoredFileType } from '@toric/contracts/customer/prescriptions/attachment.http';
import { EvidenceBasis } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Days } from '@toric/contracts/kernel/register';
import type { Tx } from '@toric/messaging/sql';
import { instantRange } from '@toric/optics/local-day';
import { openAttachment } from '../prescriptions/attachment.store.ts';
import { readPersonalData } from '../people/customer.store.ts';
import { readKeyrings } from '../data-key.store.ts';
import { Prisma } from '../generated/client.ts';
import { openRevision } from '../prescriptions/prescription.store.ts';
import type { Reader } from '../reader.store.ts';
import type { OpenedRecord } from './rule-record.view.ts';
import { openEntry } from '../supply/verification/verification.store.ts';
import { fullName } from '../people/customer.ts';

const { sql, empty, join, raw } = Prisma;

/**
 * Describes a row of the view `rule_record`: the ids of a record whose contents are still encrypted. `kind` names the
 * table of the record.
 */
type SealedRecord = {
  id: string;
  createdAt: Date;
  kind: OpenedRecord['kind'];
  customerId: string;
  prescriptionId: string;
  revision: number | null;
  verificationId: string | null;
  basis: string | null;
  recordedBy: string | null;
};

/**
 * Lists the four views that the view `rule_record` unites. Each is read alone, so that the database uses the index of
 * its table.
 */
const VIEWS = ['rule_prescription', 'rule_attachment', 'rule_entry', 'rule_evidence'].map((name) => raw(name));

const inDays = (days: Days): Prisma.Sql => {
  const { since, until } = instantRange(days);
  return sql`created_at >= ${since}::timestamptz and created_at < ${until}::timestamptz`;
};

/**
 * Returns the SQL that selects the first `limit` rows after the cursor. It reads at most `limit` rows of each table, by
 * the index of that table.
 */
function selectPage(days: Days, after: Cursor | undefined, limit: number): Prisma.Sql {
  const isAfter = after ? sql`and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)` : empty;
  const first = sql`order by created_at, id limit ${limit}::int`;
  const parts = VIEWS.map((view) => sql`(select * from ${view} where ${inDays(days)} ${isAfter} ${first})`);
  return sql`select * from (${join(parts, ' union all ')}) every ${first}`;
}

type Context = { readonly db: Reader; readonly vault: Vault; readonly days: Days };

/**
 * Returns a function that reads a page of records and decrypts them. It decrypts one file after the other, because the
 * ten files of one prescription may have 50 MiB together.
 */
export const readRecords =
  ({ db, vault, days }: Context): ReadRows<OpenedRecord> =>
  async (after, limit) => {
    const page = await db.$queryRaw<SealedRecord[]>(sql`
      select id, created_at as "createdAt", kind, customer_id as "customerId", prescription_id as "prescriptionId", revision,
        verification_id as "verificationId", basis, recorded_by as "recordedBy"
      from (${selectPage(days, after, limit)}) part order by created_at, id`);
    const open = await openRecords(db, vault, page);
    const records: OpenedRecord[] = [];
    for (const record of page) records.push(await open(record));
    return records;
  };

/**
 * Reads all data of a page in a few statements, except the bytes of files. Returns a function that decrypts one record.
 * For a file it first reads the bytes.
 */
async function openRecords(db: Reader, vault: Vault, page: readonly SealedRecord[]) {
  const idsOf = (kind: SealedRecord['kind']) => page.flatMap((record) => (record.kind === kind ? [record.id] : []));
  const customerIds = [...new Set(page.map(({ customerId }) => customerId))];
  const prescriptionId = { in: [...new Set(page.map((record) => record.prescriptionId))] };
  const [keys, people, revisions, entries, files] = await Promise.all([
    readKeyrings(db, vault, customerIds),
    readPersonalData(db, vault, customerIds),
    db.prescriptionRevision.findMany({ where: { prescriptionId } }),
    db.verificationEntry.findMany({ where: { id: { in: idsOf('entry') } } }),
    db.prescriptionAttachment.findMany({
      where: { prescriptionId },
      omit: { sealed: true },
      orderBy: { createdAt: 'asc' },
    }),
  ]);
  const contentsOf = ({ customerId, prescriptionId: id, revision }: SealedRecord) => {
    const stored = revisions.find((row) => row.prescriptionId === id && row.revision === revision);
    return stored ? openRevision(keys(customerId), { ...stored, id }) : null;
  };

  return async (record: SealedRecord): Promise<OpenedRecord> => {
    const { basis, ...rest } = record;
    const patient = people(record.customerId);
    const head = { ...rest, patientName: fullName(patient) };
    switch (record.kind) {
      case 'prescription':
        return { ...head, kind: 'prescription', contents: required(contentsOf(record), record) };
      case 'attachment': {
        const { mediaType, sealed } = await db.prescriptionAttachment.findUniqueOrThrow({ where: { id: record.id } });
        const bytes = openAttachment(keys(record.customerId), record.id, sealed);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return { ...head, kind: 'attachment', mediaType: StoredFileType.parse(mediaType), sha256 };
      }
      case 'entry': {
        const entry = required(
          entries.find(({ id }) => id === record.id),
          record,
        );
        return { ...head, kind: 'entry', contents: openEntry(keys(record.customerId), entry).contents };
      }
      case 'evidence': {
        const own = files.filter(
          (file) => file.prescriptionId === record.prescriptionId && file.revision === record.revision,
        );
        const onFile = own.map(({ id, mediaType }) => ({ id, mediaType: StoredFileType.parse(mediaType) }));
        return { ...head, kind: 'evidence', basis: EvidenceBasis.parse(basis), contents: contentsOf(record), onFile };
      }
    }
  };
}

function required<T>(value: T | null | undefined, { kind, id }: SealedRecord): T {
  if (value === null || value === undefined)
    throw new Error(`rule_record lists the ${kind} ${id}, which does not exist`);
  return value;
}

/**
 * Counts at most `atMost` records. Also counts how many of them are evidence that requires a copy of its document and
 * has none.
 */
export async function countRecords({ db, days }: Omit<Context, 'vault'>, atMost: number) {
  const [counted] = await db.$queryRaw<{ rows: number; attachments: number }[]>(sql`
    select count(*)::int as rows, count(*) filter (where kind = 'evidence' and basis in ('presented', 'seen') and not exists (
      select from prescription_attachment a
      where a.prescription_id = record.prescription_id and a.revision = record.revision))::int as attachments
    from (${selectPage(days, undefined, atMost)}) record`);
  return { rows: counted?.rows ?? 0, missing: { attachments: counted?.attachments ?? 0 } };
}

/**
 * Writes the reading of each exported record to the change record, before the first record is sent. The export may have
 * half a million rows, so one statement writes them instead of the reply's `records`. This statement takes longer than
 * 3 s, the usual statement timeout. The 12 s here are still less than the gateway's timeout of 15 s.
 */
export async function logExport(tx: Tx, { actor, at }: { actor: Actor; at: Date }, days: Days): Promise<void> {
  const { since, until } = instantRange(days);
  tx.write`select set_config('statement_timeout', '12s', true)`;
  await tx.run`
    with added as (
      insert into change_record (id, at, action, subject_type, subject, customer_id, actor_kind, actor_id, fields)
      select gen_random_uuid(), ${at}::timestamptz, 'register.exported', 'register', id, customer_id, ${actor.key ? 'key' : actor.kind}::text,
        ${actor.id}::uuid, '{}'
      from rule_record where created_at >= ${since}::timestamptz and created_at < ${until}::timestamptz
      returning id)
    insert into change_unsealed (record_id) select id from added`;
}
