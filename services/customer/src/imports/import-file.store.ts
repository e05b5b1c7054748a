/** Reads and writes files for imports, in encrypted parts, and the fields that were chosen for their columns. */
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Keyring, Vault, WrappedKey } from '@toric/chassis/data/vault';
import { ImportField, ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { PART_BYTES } from '@toric/contracts/customer/imports/import-file.http';
import { oneLine } from '@toric/contracts/kernel/text';
import type { Read, Tx } from '@toric/messaging/sql';
import { z } from 'zod';
import type { ImportFile as Row } from '../generated/client.ts';
import { sealedColumn } from '../sealed-column.ts';

const names = sealedColumn('import_file', z.object({ name: oneLine(200) }));
const partCell = (fileId: string, part: number) => ({
  ...{ table: 'import_file_part', column: 'sealed', row: `${fileId}.${part}` },
});

/** A file is kept for this number of days for its import. */
const DAYS = 7;
const DAY_MS = 86_400_000;

export type ImportFile = Omit<Row, 'sealed' | 'subject'> & { readonly subject: ImportSubject; readonly name: string };
type NewFile = Pick<ImportFile, 'id' | 'subject' | 'name' | 'size' | 'createdBy'> & { readonly now: Date };

export const partsOf = ({ size }: Pick<ImportFile, 'size'>): number => Math.ceil(size / PART_BYTES);

/** Returns the number of bytes of a part of a file. */
export const bytesOf = (file: Pick<ImportFile, 'size'>, part: number): number =>
  part < partsOf(file) ? PART_BYTES : file.size - PART_BYTES * (part - 1);

export async function insertFile(tx: Tx, vault: Vault, { id, subject, name, size, createdBy, now }: NewFile) {
  const keys = await keyringFor(tx, vault, id);
  const expiresAt = new Date(now.getTime() + DAYS * DAY_MS);
  await tx.run`
    insert into import_file (id, subject, size, sealed, created_by, created_at, expires_at)
    values (${id}, ${subject}, ${size}, ${names.seal(keys, id, { name })}, ${createdBy}, ${now}, ${expiresAt})`;
}

async function readKeys(read: Read, vault: Vault, id: string): Promise<Keyring | undefined> {
  const text = 'select customer_id, version, wrapped from data_key where customer_id = $1';
  const keys = await read<WrappedKey>({ text, values: [id] });
  return keys.length > 0 ? vault.keyring(keys) : undefined;
}

/** Returns a file for an import. Returns undefined if there is no such file. */
export async function readFile(read: Read, vault: Vault, id: string): Promise<ImportFile | undefined> {
  const [row] = await read<Row>({ text: 'select * from import_file where id = $1', values: [id] });
  const keys = row && (await readKeys(read, vault, id));
  if (!row || !keys) return undefined;
  const { sealed, subject, ...rest } = row;
  return { ...rest, subject: ImportSubject.parse(subject), name: names.open(keys, id, sealed).name };
}

/** Returns the numbers of at most 100 parts that have not arrived. */
export async function readMissing(read: Read, file: ImportFile): Promise<number[]> {
  const rows = await read<{ part: number }>({
    text: `select n as part from generate_series(1, $2::int) n
      where not exists (select from import_file_part p where p.file_id = $1 and p.part = n) order by 1 limit 100`,
    values: [file.id, partsOf(file)],
  });
  return rows.map(({ part }) => part);
}

/** Stores a part, and replaces an earlier upload of it. Returns false if the file does not exist. */
export async function savePart(tx: Tx, vault: Vault, fileId: string, part: number, bytes: Buffer): Promise<boolean> {
  if ((await tx.run`select from import_file where id = ${fileId} for key share`) === 0) return false;
  const keys = await keyringFor(tx, vault, fileId);
  await tx.run`
    insert into import_file_part (file_id, part, size, sealed)
    values (${fileId}, ${part}, ${bytes.length}, ${keys.sealBytes(partCell(fileId, part), bytes)})
    on conflict (file_id, part) do update set size = excluded.size, sealed = excluded.sealed`;
  return true;
}

/** Yields the bytes of a file, part by part, for at most `most` parts. */
export async function* readPieces(read: Read, vault: Vault, fileId: string, most = Infinity): AsyncGenerator<Buffer> {
  const keys = await readKeys(read, vault, fileId);
  for (let part = 1; keys && part <= most; part++) {
    const [row] = await read<{ sealed: Buffer }>({
      text: 'select sealed from import_file_part where file_id = $1 and part = $2',
      values: [fileId, part],
    });
    if (!row) return;
    yield keys.openBytes(partCell(fileId, part), row.sealed);
  }
}

/** Deletes a file with its parts and its key. */
export async function deleteFile(tx: Tx, id: string): Promise<void> {
  await tx.run`delete from import_file where id = ${id}`;
  await tx.run`delete from data_key where customer_id = ${id}`;
}

/** Returns at most 20 files that nobody imported in time. Leaves out files of jobs that have not ended. */
export const findExpiredFiles = (tx: Tx): Promise<{ id: string }[]> =>
  tx.many<{ id: string }>`
    select id from import_file f where expires_at <= now() and not exists (
      select from change_job j where j.plan ->> 'fileId' = f.id::text
        and j.state in ('planned', 'checking', 'ready', 'running'))
      and not exists (select from fed_import i where i.file_id = f.id and i.state in ('planned', 'checking', 'ready', 'running'))
      and not exists (select from migration_step s join migration m on m.id = s.migration_id
        where s.file_id = f.id and m.state in ('checking', 'ready', 'running'))
    order by expires_at limit 20 for update skip locked`;

/** Returns true if another job that has not ended imports the same file. */
export async function isFileInUse(tx: Tx, fileId: string, besideJob: string): Promise<boolean> {
  const used = await tx.run`
    select from change_job where plan ->> 'fileId' = ${fileId} and id <> ${besideJob}
      and state in ('planned', 'checking', 'ready', 'running')
    union all select from fed_import where file_id = ${fileId}::uuid and job_id <> ${besideJob}
      and state in ('planned', 'checking', 'ready', 'running')
    union all select from migration_step s join migration m on m.id = s.migration_id
      where s.file_id = ${fileId}::uuid and m.state in ('checking', 'ready', 'running')`;
  return used > 0;
}

type Heading = { readonly subject: ImportSubject; readonly head: readonly string[] };
const digestOf = (vault: Vault, { head }: Heading): string => vault.blindIndex('import-head', head.join('\0'));

/**
 * Stores which fields a person has chosen for these columns, as a proposal for the next file with the same headings.
 */
export async function rememberFields(
  tx: Tx,
  vault: Vault,
  heading: Heading,
  { fields, now }: { fields: readonly (ImportField | null)[]; now: Date },
): Promise<void> {
  const stored = fields.map((field) => field ?? '');
  await tx.run`
    insert into import_mapping (subject, head_digest, fields, used_at)
    values (${heading.subject}, ${digestOf(vault, heading)}, ${stored}::text[], ${now})
    on conflict (subject, head_digest) do update set fields = excluded.fields, used_at = excluded.used_at`;
}

/**
 * Returns the fields that were last chosen for these headings. An unknown field becomes null. Returns undefined if the
 * headings are new.
 */
export async function recallFields(
  read: Read,
  vault: Vault,
  heading: Heading,
): Promise<(ImportField | null)[] | undefined> {
  const [row] = await read<{ fields: string[] }>({
    text: 'select fields from import_mapping where subject = $1 and head_digest = $2',
    values: [heading.subject, digestOf(vault, heading)],
  });
  return row?.fields.map((field) => ImportField.safeParse(field).data ?? null);
}
