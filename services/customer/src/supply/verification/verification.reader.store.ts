import { type Cursor, decodeCursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { readKeyrings } from '../../data-key.store.ts';
import { Prisma, type Verification as Row } from '../../generated/client.ts';
import { openRevision } from '../../prescriptions/prescription.store.ts';
import type { Reader } from '../../reader.store.ts';
import type { Verification } from './verification.ts';

type Filter = {
  readonly status?: string | undefined;
  readonly customerId?: string | undefined;
  readonly prescriptionId?: string | undefined;
  /** If true, only open verifications are returned: those with the status `to-send` or `waiting`. */
  readonly isOpen: boolean;
  readonly byDeadline: boolean;
};

/**
 * Describes a verification in a list. Reading `prescriber` throws if the stored prescription cannot be decrypted, so a
 * list reads it for one row at a time.
 */
export type ListedVerification = Cursor & {
  readonly verification: Verification;
  readonly prescriber: { readonly name: string; readonly timeZone: string | null };
};

const OPEN: Verification['status'][] = ['to-send', 'waiting'];

/** Returns the verification of a row. The cast is safe, because a constraint of the table permits no other status. */
const verificationOf = ({ status, ...row }: Row): Verification => ({
  ...row,
  status: status as Verification['status'],
});

/**
 * Returns at most `limit` + 1 verifications, newest first or by their deadlines. The extra verification shows that
 * another page follows.
 */
export async function readVerifications(
  db: Reader,
  vault: Vault,
  filter: Filter,
  page: PageQuery,
): Promise<PageRows<ListedVerification>> {
  const { status, customerId, prescriptionId, isOpen, byDeadline } = filter;
  const where: Prisma.VerificationWhereInput = {
    AND: [...(status ? [{ status }] : []), ...(isOpen || byDeadline ? [{ status: { in: OPEN } }] : [])],
    ...{ ...(customerId && { customerId }), ...(prescriptionId && { prescriptionId }) },
  };
  const places = byDeadline ? await placesByDeadline(db, filter, page) : undefined;
  const rows = await (places
    ? db.verification.findMany({ where: { id: { in: [...places.keys()] } } })
    : db.verification.findMany(pageRange(page, where)));
  const listed = await withPrescribers(db, vault, rows.map(verificationOf), (row) => places?.get(row.id));
  if (places) listed.sort((one, other) => keyOf(one) - keyOf(other) || (one.id < other.id ? -1 : 1));
  return withTotal(page, listed, (counted) => db.verification.count({ where, ...counted }));
}

const keyOf = ({ createdAt }: Cursor): number => createdAt.getTime();

/**
 * Selects the sort key of a verification: its deadline. A verification without a deadline uses the time at which it was
 * created, so it comes before every deadline in the future.
 */
const PLACE = Prisma.sql`coalesce(deadline, created_at)`;

/** Returns the next open verifications in the order of their deadlines, each with its place in the list. */
async function placesByDeadline(
  db: Reader,
  { status, customerId, prescriptionId }: Filter,
  { cursor, limit }: PageQuery,
): Promise<ReadonlyMap<string, Date>> {
  const from = decodeCursor(cursor);
  const conditions = [
    Prisma.sql`status in ('to-send', 'waiting')`,
    ...(status ? [Prisma.sql`status = ${status}`] : []),
    ...(customerId ? [Prisma.sql`customer_id = ${customerId}::uuid`] : []),
    ...(prescriptionId ? [Prisma.sql`prescription_id = ${prescriptionId}::uuid`] : []),
    ...(from ? [Prisma.sql`(${PLACE}, id) > (${from.createdAt}::timestamptz, ${from.id}::uuid)`] : []),
  ];
  const next = await db.$queryRaw<{ id: string; place: Date }[]>`
    select id, ${PLACE} as place from verification where ${Prisma.join(conditions, ' and ')}
    order by place, id limit ${limit + 1}::int`;
  return new Map(next.map(({ id, place }) => [id, place]));
}

/** Adds the prescriber to each verification. The prescriber is part of the revision that is verified. */
async function withPrescribers(
  db: Reader,
  vault: Vault,
  verifications: readonly Verification[],
  placeOf: (row: Verification) => Date | undefined,
): Promise<ListedVerification[]> {
  const [revisions, keysOf] = await Promise.all([
    db.prescriptionRevision.findMany({
      where: { OR: verifications.map(({ prescriptionId, revision }) => ({ prescriptionId, revision })) },
    }),
    readKeyrings(
      db,
      vault,
      verifications.map(({ customerId }) => customerId),
    ),
  ]);
  return verifications.map((verification) => ({
    id: verification.id,
    createdAt: placeOf(verification) ?? verification.createdAt,
    verification,
    get prescriber() {
      const { prescriptionId: id, revision, customerId } = verification;
      const row = revisions.find((one) => one.prescriptionId === id && one.revision === revision);
      if (!row) throw new Error(`the verification ${verification.id} has no revision ${revision} of its prescription`);
      const { name, timeZone = null } = openRevision(keysOf(customerId), {
        id,
        revision,
        sealed: row.sealed,
      }).prescriber;
      return { name, timeZone };
    },
  }));
}
