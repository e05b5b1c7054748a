/** What the three-year file holds: four tables that nobody can change, opened a part at a time. */
import { createHash } from 'node:crypto';
import type { ReadRows } from '@toric/chassis/csv';
import type { Cursor } from '@toric/chassis/cursor';
import type { Vault } from '@toric/chassis/vault';
import type { Actor } from '@toric/contracts/kernel/access';
import { KeptType } from '@toric/contracts/customer/prescriptions/attachment.http';
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
import { openEntry } from '../supply/verification.store.ts';

const { sql, empty, join, raw } = Prisma;

/** Where a record stands; `kind` is of the table, the record itself says more. */
type Place = {
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

/** What the rule wants kept, each in a view of its own; `rule_record` is all of them. */
const VIEWS = ['rule_prescription', 'rule_attachment', 'rule_entry', 'rule_evidence'].map((name) => raw(name));

const within = (days: Days): Prisma.Sql => {
  const { since, until } = instantRange(days);
  return sql`created_at >= ${since}::timestamptz and created_at < ${until}::timestamptz`;
};

/** Rows behind a place, or the first ones: so many of each table, by its index, are enough to choose from. */
function partOf(days: Days, after: Cursor | undefined, limit: number): Prisma.Sql {
  const behind = after ? sql`and (created_at, id) > (${after.createdAt}::timestamptz, ${after.id}::uuid)` : empty;
  const first = sql`order by created_at, id limit ${limit}::int`;
  const parts = VIEWS.map((view) => sql`(select * from ${view} where ${within(days)} ${behind} ${first})`);
  return sql`select * from (${join(parts, ' union all ')}) every ${first}`;
}

type Context = { readonly db: Reader; readonly vault: Vault; readonly days: Days };

/** Files are opened one by one: ten of them may weigh 50 MiB. */
export const readRecords =
  ({ db, vault, days }: Context): ReadRows<OpenedRecord> =>
  async (after, limit) => {
    const places = await db.$queryRaw<Place[]>(sql`
      select id, created_at as "createdAt", kind, customer_id as "customerId", prescription_id as "prescriptionId", revision,
        verification_id as "verificationId", basis, recorded_by as "recordedBy"
      from (${partOf(days, after, limit)}) part order by created_at, id`);
    const open = await openerFor(db, vault, places);
    const records: OpenedRecord[] = [];
    for (const place of places) records.push(await open(place));
    return records;
  };

/** With all that a part needs but its files, in a few statements. */
async function openerFor(db: Reader, vault: Vault, places: readonly Place[]) {
  const idsOf = (kind: Place['kind']) => places.flatMap((place) => (place.kind === kind ? [place.id] : []));
  const customerIds = [...new Set(places.map(({ customerId }) => customerId))];
  const prescriptionId = { in: [...new Set(places.map((place) => place.prescriptionId))] };
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
  const contentsOf = ({ customerId, prescriptionId: id, revision }: Place) => {
    const found = revisions.find((row) => row.prescriptionId === id && row.revision === revision);
    return found ? openRevision(keys(customerId), { ...found, id }) : null;
  };

  return async (place: Place): Promise<OpenedRecord> => {
    const { basis, ...rest } = place;
    const patient = people(place.customerId);
    const at = { ...rest, patientName: `${patient.givenName} ${patient.familyName}` };
    switch (place.kind) {
      case 'prescription':
        return { ...at, kind: 'prescription', contents: must(contentsOf(place), place) };
      case 'attachment': {
        const { mediaType, sealed } = await db.prescriptionAttachment.findUniqueOrThrow({ where: { id: place.id } });
        const bytes = openAttachment(keys(place.customerId), place.id, sealed);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return { ...at, kind: 'attachment', mediaType: KeptType.parse(mediaType), sha256 };
      }
      case 'entry': {
        const entry = must(
          entries.find(({ id }) => id === place.id),
          place,
        );
        return { ...at, kind: 'entry', contents: openEntry(keys(place.customerId), entry).contents };
      }
      case 'evidence': {
        const own = files.filter(
          (file) => file.prescriptionId === place.prescriptionId && file.revision === place.revision,
        );
        const onFile = own.map(({ id, mediaType }) => ({ id, mediaType: KeptType.parse(mediaType) }));
        return { ...at, kind: 'evidence', basis: EvidenceBasis.parse(basis), contents: contentsOf(place), onFile };
      }
    }
  };
}

function must<T>(found: T | null | undefined, { kind, id }: Place): T {
  if (found === null || found === undefined) throw new Error(`the ${kind} ${id} is listed and is not there`);
  return found;
}

/** What can be counted while it is sealed: of the copies that the rule wants, those that are not on file. */
export async function countRecords({ db, days }: Omit<Context, 'vault'>, atMost: number) {
  const [counted] = await db.$queryRaw<{ rows: number; attachments: number }[]>(sql`
    select count(*)::int as rows, count(*) filter (where kind = 'evidence' and basis in ('presented', 'seen') and not exists (
      select from prescription_attachment a
      where a.prescription_id = record.prescription_id and a.revision = record.revision))::int as attachments
    from (${partOf(days, undefined, atMost)}) record`);
  return { rows: counted?.rows ?? 0, missing: { attachments: counted?.attachments ?? 0 } };
}

/**
 * Each record that a file will hold is in the access log before the first of them leaves. Half a million take their time,
 * within the gateway's.
 */
export async function logExport(tx: Tx, { actor, at }: { actor: Actor; at: Date }, days: Days): Promise<void> {
  const { since, until } = instantRange(days);
  tx.write`select set_config('statement_timeout', '12s', true)`;
  await tx.run`
    insert into access_log (id, at, actor_id, actor_kind, action, customer_id, row_id)
    select gen_random_uuid(), ${at}::timestamptz, ${actor.id}::uuid, ${actor.kind}::text, 'register.exported', customer_id, id
    from rule_record where created_at >= ${since}::timestamptz and created_at < ${until}::timestamptz`;
}
