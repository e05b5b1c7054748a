/**
 * Reads and writes business partners. All data that may name a person is one encrypted JSON, with a key of the partner.
 */
import { type Cursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { PartnerKind, PartnerView } from '@toric/contracts/customer/partners/partner.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings, insertKey, readKeyrings } from '../data-key.store.ts';
import type { Partner as Row, Prisma } from '../generated/client.ts';
import { nameTokens } from '../people/search/name-token.store.ts';
import type { Reader } from '../reader.store.ts';
import { sealedColumn } from '../sealed-column.ts';
import type { Partner } from './partner.ts';

const partnerData = sealedColumn(
  'partner',
  PartnerView.omit({ id: true, version: true, createdAt: true, updatedAt: true, kind: true, isActive: true }),
);

function openPartner(keys: Keyring, { id, kind, sealed, isActive, version, createdAt, updatedAt }: Row): Partner {
  const known = { id, isActive, version, createdAt, updatedAt };
  return { ...known, kind: PartnerKind.parse(kind), data: partnerData.open(keys, id, sealed) };
}

/**
 * Returns the search tokens of a partner's name. It is indexed like a family name, because a clinic has only one name.
 */
const tokensOf = (vault: Vault, name: string) => nameTokens(vault, { givenName: null, familyName: name });

export async function insertPartner(tx: Tx, vault: Vault, partner: Partner): Promise<void> {
  const { id, kind, data, isActive, createdAt } = partner;
  const key = vault.newKey(id);
  await insertKey(tx, key);
  await tx.run`
    insert into partner (id, kind, sealed, tokens, is_active, created_at, updated_at)
    values (${id}, ${kind}, ${partnerData.seal(vault.keyring([key]), id, data)}, ${await tokensOf(vault, data.name)}::int[],
      ${isActive}, ${createdAt}, ${createdAt})`;
}

/** Locks the partner until the transaction ends, and returns it. Returns undefined if it does not exist. */
export async function lockPartner(tx: Tx, vault: Vault, id: string): Promise<Partner | undefined> {
  const row = await tx.maybe<Row>`select * from partner where id = ${id} for no key update`;
  return row && openPartner((await findKeyrings(tx, vault, [id]))(id), row);
}

export async function updatePartner(tx: Tx, vault: Vault, partner: Partner): Promise<void> {
  const { id, kind, data, isActive, version, updatedAt } = partner;
  const keys = (await findKeyrings(tx, vault, [id]))(id);
  await tx.run`
    update partner set kind = ${kind}, sealed = ${partnerData.seal(keys, id, data)},
      tokens = ${await tokensOf(vault, data.name)}::int[], is_active = ${isActive}, version = ${version}, updated_at = ${updatedAt}
    where id = ${id}`;
}

export async function readPartner(db: Reader, vault: Vault, id: string): Promise<Partner | undefined> {
  const row = await db.partner.findUnique({ where: { id } });
  return row ? openPartner((await readKeyrings(db, vault, [id]))(id), row) : undefined;
}

export const countPrescriptions = (db: Reader, partnerId: string): Promise<number> =>
  db.prescription.count({ where: { partnerId } });

export type PartnerFilter = {
  readonly kind: PartnerKind | undefined;
  readonly isActive: boolean | undefined;
  /** If `ids` is given, only the partners with these ids are listed. */
  readonly ids: readonly string[] | undefined;
};

/** Returns at most `limit` + 1 partners, newest first. The extra partner shows that another page follows. */
export async function listPartners(
  db: Reader,
  vault: Vault,
  { kind, isActive, ids }: PartnerFilter,
  page: PageQuery,
): Promise<PageRows<Cursor & { partner: Partner }>> {
  const where: Prisma.PartnerWhereInput = {
    ...(kind && { kind }),
    ...(isActive !== undefined && { isActive }),
    ...(ids && { id: { in: [...ids] } }),
  };
  const rows = await db.partner.findMany(pageRange(page, where));
  const partners = await opened(db, vault, rows);
  return withTotal(page, partners, (range) => db.partner.count({ where, ...range }));
}

async function opened(db: Reader, vault: Vault, rows: readonly Row[]) {
  const keys = await readKeyrings(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get partner() {
      return openPartner(keys(row.id), row);
    },
  }));
}

/**
 * Returns at most `most` partners whose names have all of these search tokens. Different names may share tokens, so
 * some of these partners may not match the searched name.
 */
export async function proposePartners(db: Reader, vault: Vault, tokens: readonly number[], most: number) {
  const rows = await db.partner.findMany({
    where: { tokens: { hasEvery: [...tokens] } },
    orderBy: { createdAt: 'desc' },
    take: most,
  });
  return (await opened(db, vault, rows)).map(({ partner }) => partner);
}

/** Links the prescription to a partner, or removes the link. Returns false if nothing changed. */
export async function linkPrescription(
  tx: Tx,
  { id, customerId, partnerId, now }: { id: string; customerId: string; partnerId: string | null; now: Date },
): Promise<boolean> {
  const updated = await tx.run`
    update prescription set partner_id = ${partnerId}, version = version + 1, updated_at = ${now}
    where id = ${id} and customer_id = ${customerId} and partner_id is distinct from ${partnerId}::uuid`;
  return updated === 1;
}

/** Returns true if the partner exists, even if the partner is not active. */
export const hasPartner = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.maybe`select from partner where id = ${id}`) !== undefined;
