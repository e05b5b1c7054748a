/**
 * Keeps a note of each drill and each verification, as a file beside the configuration. A drill runs without the shop,
 * so it cannot write into the database. The agent reads the notes.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hasCode } from '../../../run/servers/process.ts';
import { jsonOf } from '../objects/json-of.ts';
import { type DrillReport, hasPassed } from '../drill/report.ts';

export const CheckNote = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['drill', 'verification']),
  at: z.iso.datetime(),
  passed: z.boolean(),
  /** Names the backup that was drilled or verified. It is null if the drill failed before it took one. */
  backup: z.string().max(40).nullable(),
  findings: z.int().min(0),
  rpoSeconds: z.number().min(0).nullable(),
  rtoSeconds: z.number().min(0).nullable(),
  damages: z.int().min(0).nullable(),
  damagesFound: z.int().min(0).nullable(),
});
export type CheckNote = z.infer<typeof CheckNote>;

const folderOf = (dataDir: string) => join(dataDir, 'backup', 'checks');
const NO_FIGURES = { rpoSeconds: null, rtoSeconds: null, damages: null, damagesFound: null };

/** Writes the note of a drill or a verification to a file. */
export async function noteCheck(dataDir: string, note: CheckNote): Promise<void> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, note.id);
  await writeFile(`${file}.unfinished`, JSON.stringify(note), { mode: 0o600 });
  await rename(`${file}.unfinished`, `${file}.json`);
}

/** Returns the notes that the database does not have yet. A file that is not a note is left out. */
export async function readNotes(dataDir: string, known: ReadonlySet<string>): Promise<CheckNote[]> {
  const folder = folderOf(dataDir);
  const files = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []; // no drill and no verification has written a note yet
    throw error;
  });
  const notes: CheckNote[] = [];
  for (const file of files.filter((name) => name.endsWith('.json') && !known.has(name.slice(0, -'.json'.length)))) {
    const read = CheckNote.safeParse(jsonOf(await readFile(join(folder, file), 'utf8')));
    if (read.success) notes.push(read.data);
  }
  return notes;
}

/** Returns the note of a drill that has ended. */
export function noteOfDrill(report: DrillReport): CheckNote {
  return {
    ...{ id: randomUUID(), kind: 'drill', at: report.at, passed: hasPassed(report), backup: report.backup.id },
    findings: report.findings.length + report.differingTables.length,
    ...{ rpoSeconds: Math.max(0, report.rpoSeconds), rtoSeconds: Math.max(0, report.rtoSeconds) },
    damages: report.damages.length,
    damagesFound: report.damages.filter(({ isFound }) => isFound).length,
  };
}

/** Returns the note of a drill that failed, because the shop could not be restored. */
export const noteOfBrokenDrill = (): CheckNote => ({
  ...{ id: randomUUID(), kind: 'drill', at: new Date().toISOString(), passed: false, backup: null, findings: 1 },
  ...NO_FIGURES,
});

/** Returns the note of a verification of a backup. */
export const noteOfVerification = (backup: string, findings: readonly string[]): CheckNote => ({
  ...{ id: randomUUID(), kind: 'verification', at: new Date().toISOString(), passed: findings.length === 0, backup },
  ...{ findings: findings.length, ...NO_FIGURES },
});
