import type { Vault } from '@toric/chassis/data/vault';
import {
  IMPORT_FILE_EMPTY,
  IMPORT_FILE_INCOMPLETE,
  IMPORT_FILE_NOT_FOUND,
  IMPORT_FILE_TOO_LARGE,
  IMPORT_FILE_UNREADABLE,
  IMPORT_NOT_YOURS,
} from '@toric/contracts/customer/imports/import-file.errors';
import { COLUMNS_AT_MOST, WHOLE_FILE_MIB } from '@toric/contracts/customer/imports/import-file.http';
import type { Delimiter, FileEncoding, ImportSubject } from '@toric/contracts/customer/imports/import-field';
import type { Actor, StaffRole } from '@toric/contracts/kernel/access';
import type { Read } from '@toric/messaging/sql';
import { type ImportFile, readFile, readMissing, readPieces } from './import-file.store.ts';
import { fileRows, type FileShape, isReadWhole } from './reading/file-rows.ts';
import { csvRows } from './reading/csv-rows.ts';
import { guessDelimiter, guessEncoding, guessFormat, guessHeading, SIGN_OF } from './reading/guess.ts';

/** Lists the roles that may import files of each subject. Prescriptions need opticians, because they are medical. */
const IMPORTERS: Readonly<Record<ImportSubject, readonly StaffRole[]>> = {
  ...{ customers: ['sales'], addresses: ['sales'], consents: ['sales'], prescriptions: ['optician'] },
  ...{ suppliers: ['finance'], prices: ['sales'], stock: ['warehouse'], orders: ['sales'] },
};

export const mayImport = (subject: ImportSubject, { roles }: Actor): boolean =>
  IMPORTERS[subject].some((role) => roles.includes(role));

export function requireImporter(subject: ImportSubject, { roles }: Actor): void {
  const allowed = IMPORTERS[subject];
  if (!allowed.some((role) => roles.includes(role))) throw IMPORT_NOT_YOURS({ subject, allowed: allowed.join(', ') });
}

type Means = { readonly read: Read; readonly vault: Vault; readonly actor: Actor };

/** Returns a file for an import. Throws if there is no such file, or if the caller may not import it. */
export async function requireFile({ read, vault, actor }: Means, id: string): Promise<ImportFile> {
  const file = await readFile(read, vault, id);
  if (!file) throw IMPORT_FILE_NOT_FOUND();
  requireImporter(file.subject, actor);
  return file;
}

/**
 * Returns a file whose parts have all arrived. Throws if a part is missing, or if the caller may not import the file.
 */
export async function requireWholeFile(means: Means, id: string): Promise<ImportFile> {
  return whole(means, await requireFile(means, id));
}

/** Returns a file whose parts have all arrived, even if the caller may not import it. Throws if a part is missing. */
export async function requireSentFile(means: Means, id: string): Promise<ImportFile> {
  const file = await readFile(means.read, means.vault, id);
  if (!file) throw IMPORT_FILE_NOT_FOUND();
  return whole(means, file);
}

async function whole(means: Means, file: ImportFile): Promise<ImportFile> {
  const missing = await readMissing(means.read, file);
  if (missing.length > 0) throw IMPORT_FILE_INCOMPLETE({ missing: missing.length });
  return file;
}

type Said = {
  readonly encoding?: FileEncoding | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly hasHeading?: boolean | undefined;
};

const LOOKED_AT = 64 * 1024;

/** Returns the format of a file. What the caller states has precedence over a guess. */
export async function shapeOf({ read, vault }: Means, { id }: ImportFile, said: Said): Promise<FileShape> {
  const { value: piece = Buffer.alloc(0) } = (await readPieces(read, vault, id, 1).next()) as { value?: Buffer };
  const start = piece.subarray(0, LOOKED_AT);
  const encoding = said.encoding ?? guessEncoding(start);
  const format = guessFormat(start, encoding);
  const text = format === 'csv' ? new TextDecoder(encoding).decode(start) : '';
  const delimiter = format === 'csv' ? (said.delimiter ?? guessDelimiter(text)) : null;
  const rows = delimiter === null ? [] : csvRows(SIGN_OF[delimiter]).feed(`${text}\n`).slice(0, 20);
  return { format, encoding, delimiter, hasHeading: said.hasHeading ?? (format === 'csv' ? guessHeading(rows) : true) };
}

const SAMPLE_ROWS = 200;
type Beginning = { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Returns the heading and the first rows of a file. Throws if they cannot be read. */
export async function beginningOf({ read, vault }: Means, file: ImportFile, shape: FileShape): Promise<Beginning> {
  if (isReadWhole(shape.format) && file.size > WHOLE_FILE_MIB * 1024 * 1024)
    throw IMPORT_FILE_TOO_LARGE({ limit: WHOLE_FILE_MIB });
  const most = isReadWhole(shape.format) ? Infinity : 1;
  const [head, ...rows] = await firstRows(fileRows(readPieces(read, vault, file.id, most), shape)).catch(() => {
    throw IMPORT_FILE_UNREADABLE({ format: shape.format });
  });
  if (!head || rows.length === 0) throw IMPORT_FILE_EMPTY();
  if (head.length > COLUMNS_AT_MOST) throw IMPORT_FILE_UNREADABLE({ format: shape.format });
  return { head: head.map(storable), rows };
}

/** Returns a heading as PostgreSQL can store it, cut to 120 characters. */
const storable = (heading: string): string => heading.replace(/[\0\p{Cs}]/gu, '').slice(0, 120);

async function firstRows(rows: AsyncIterable<string[]>): Promise<string[][]> {
  const first: string[][] = [];
  for await (const row of rows) {
    first.push(row);
    if (first.length > SAMPLE_ROWS) break;
  }
  return first;
}
