/** Reads and writes the entries and files of a case. Entries are append-only. The texts and the files are encrypted. */
import type { Keyring } from '@toric/chassis/data/vault';
import type { CaseEntry } from '@toric/contracts/customer/cases/case.http';
import { CaseEntryKind, CaseState } from '@toric/contracts/customer/cases/case';
import type { Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { CaseAttachment as FileRow, CaseEntry as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';

/**
 * Holds a text of the conversation. `messageId` and `references` are those of the mail that contained the text, so that
 * an answer can refer to this mail.
 */
const Words = z.object({
  text: z.string(),
  messageId: z.string().optional(),
  references: z.array(z.string()).optional(),
});
type Words = z.output<typeof Words>;
const entries = sealedColumn('case_entry', Words);

export type NewEntry = {
  readonly id: string;
  readonly caseId: string;
  readonly kind: CaseEntryKind;
  readonly words?: Words | undefined;
  readonly from?: CaseState;
  readonly to?: CaseState;
  readonly by: string | null;
  readonly at: Date;
};

export async function insertEntry(tx: Tx, keys: Keyring | undefined, entry: NewEntry): Promise<void> {
  const { id, caseId, kind, words, from = null, to = null, by, at } = entry;
  const sealed = words && keys ? entries.seal(keys, id, words) : null;
  await tx.run`
    insert into case_entry (id, case_id, kind, from_state, to_state, sealed, recorded_by, recorded_at)
    values (${id}, ${caseId}, ${kind}, ${from}, ${to}, ${sealed}, ${by}, ${at})`;
}

type NewFile = { id: string; caseId: string; entryId: string; mediaType: string; bytes: Buffer; at: Date };
const fileCell = (row: string) => ({ table: 'case_attachment', column: 'sealed', row });

export async function insertFile(tx: Tx, keys: Keyring, { id, caseId, entryId, mediaType, bytes, at }: NewFile) {
  await tx.run`
    insert into case_attachment (id, case_id, entry_id, media_type, size, sealed, created_at)
    values (${id}, ${caseId}, ${entryId}, ${mediaType}, ${bytes.length}, ${keys.sealBytes(fileCell(id), bytes)}, ${at})`;
}

/** Returns the entries of a case, oldest first. A text whose key was destroyed is null. */
export async function findEntries(tx: Tx, keys: Keyring | undefined, caseId: string): Promise<CaseEntry[]> {
  const rows = await tx.many<Row>`select * from case_entry where case_id = ${caseId} order by recorded_at, id`;
  const files = await tx.many<Pick<FileRow, 'id' | 'entryId' | 'mediaType' | 'size'>>`
    select id, entry_id, media_type, size from case_attachment where case_id = ${caseId} order by id`;
  return rows.map(({ id, kind, sealed, recordedBy, recordedAt, fromState, toState }) => ({
    id,
    kind: CaseEntryKind.parse(kind),
    at: recordedAt.toISOString(),
    by: recordedBy,
    text: sealed === null || !keys ? null : entries.open(keys, id, sealed).text,
    from: CaseState.nullable().parse(fromState),
    to: CaseState.nullable().parse(toState),
    files: files
      .filter(({ entryId }) => entryId === id)
      .map((file) => ({ id: file.id, mediaType: file.mediaType, size: file.size })),
  }));
}

/**
 * Returns the text and the Message-IDs of the last mail of the customer. Looks at her last 20 texts. Returns undefined
 * if none of them came by mail.
 */
export async function findLastMail(tx: Tx, keys: Keyring, caseId: string): Promise<Words | undefined> {
  const rows = await tx.many<Pick<Row, 'id' | 'sealed'>>`
    select id, sealed from case_entry where case_id = ${caseId} and kind = 'received' and sealed is not null
    order by recorded_at desc, id desc limit 20`;
  for (const { id, sealed } of rows) {
    const words = sealed === null ? undefined : entries.open(keys, id, sealed);
    if (words?.messageId !== undefined) return words;
  }
  return undefined;
}

/** Returns the first text that the customer wrote in a case. Returns an empty text if there is none. */
export async function findFirstWords(tx: Tx, keys: Keyring, caseId: string): Promise<string> {
  const row = await tx.maybe<Pick<Row, 'id' | 'sealed'>>`
    select id, sealed from case_entry where case_id = ${caseId} and kind = 'received' and sealed is not null
    order by recorded_at, id limit 1`;
  return row?.sealed ? entries.open(keys, row.id, row.sealed).text : '';
}

/** Returns a file of a case with its bytes. Returns undefined if the case has no such file. */
export async function findFile(
  tx: Tx,
  keys: Keyring,
  { caseId, attachmentId }: { caseId: string; attachmentId: string },
): Promise<{ mediaType: string; bytes: Buffer } | undefined> {
  const row = await tx.maybe<{ mediaType: string; sealed: Buffer }>`
    select media_type, sealed from case_attachment where id = ${attachmentId} and case_id = ${caseId}`;
  return row && { mediaType: row.mediaType, bytes: keys.openBytes(fileCell(attachmentId), row.sealed) };
}
