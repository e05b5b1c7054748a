/**
 * Reads and writes the saved versions of the texts to which people consent, which are append-only. Version 1 is part of
 * the program and has no row.
 */
import { ConsentPurpose } from '@toric/contracts/customer/consent/purpose';
import { LANGUAGES } from '@toric/contracts/kernel/sentence';
import { json, type Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { PolicyText as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { type PolicyText, shippedText } from './policy-text.ts';

const Texts = z.record(z.enum(LANGUAGES), z.string());

function textOf(row: Row): PolicyText {
  const { version, reason, savedBy, savedAt } = row;
  return {
    version,
    reason,
    savedBy,
    savedAt,
    purpose: ConsentPurpose.parse(row.purpose),
    texts: Texts.parse(row.texts),
  };
}

/** Returns the present text of every consent purpose. */
export async function findCurrentTexts(tx: Pick<Tx, 'many'>): Promise<PolicyText[]> {
  const rows = await tx.many<Row>`select distinct on (purpose) * from policy_text order by purpose, version desc`;
  return inForce(rows);
}

export async function readCurrentTexts(db: Reader): Promise<PolicyText[]> {
  return inForce(await db.policyText.findMany({ orderBy: { version: 'desc' }, distinct: ['purpose'] }));
}

const inForce = (rows: readonly Row[]): PolicyText[] =>
  ConsentPurpose.options.map((purpose) => {
    const row = rows.find((one) => one.purpose === purpose);
    return row ? textOf(row) : shippedText(purpose);
  });

/** Returns the versions of a text, newest first, including version 1 of the program. */
export async function readTexts(db: Reader, purpose: ConsentPurpose): Promise<PolicyText[]> {
  const rows = await db.policyText.findMany({ where: { purpose }, orderBy: { version: 'desc' } });
  return [...rows.map(textOf), shippedText(purpose)];
}

/**
 * Takes an advisory lock, so that only one transaction at a time saves a text of this purpose. Returns the present
 * version.
 */
export async function lockText(tx: Tx, purpose: ConsentPurpose): Promise<number> {
  await tx.run`select pg_advisory_xact_lock(hashtext(${`policy text ${purpose}`}))`;
  const { version } = await tx.one<{ version: number }>`
    select coalesce(max(version), 1)::int as version from policy_text where purpose = ${purpose}`;
  return version;
}

export async function insertText(tx: Tx, text: PolicyText & { id: string }): Promise<void> {
  const { id, purpose, version, texts, reason, savedBy, savedAt } = text;
  await tx.run`
    insert into policy_text (id, purpose, version, texts, reason, saved_by, saved_at)
    values (${id}, ${purpose}, ${version}, ${json(texts)}::jsonb, ${reason}, ${savedBy}, ${savedAt})`;
}
