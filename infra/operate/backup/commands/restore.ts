/** Holds the commands that restore a whole shop, or the rows of one service. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { startEmbedded } from '../../../run/servers/postgres-embedded.ts';
import { hasCode } from '../../../run/servers/process.ts';
import { namesOf } from '../../../run/servers/provision.ts';
import { OWNERS, schemaOf } from '../../../run/system/parts.ts';
import { anchorDirOf, DATABASE, databaseAt, localShop, postgresDirOf } from '../local-shop.ts';
import type { Chosen } from '../restore/options.ts';
import { restoreSchema } from '../restore/restore-schema.ts';
import { type RestoredShop, restoreShop } from '../restore/restore-shop.ts';
import { schemaLines } from '../restore/schema-report.ts';
import { dataDir, type Given, readerOf, say, targetsOf } from './given.ts';

/** Returns the moment or the backup that the arguments choose for a restore. */
function chosenBy({ until, backup }: Given): Chosen {
  if (until !== undefined && backup !== undefined) throw new Error('Give --until or --backup, and not both.');
  const at = until === undefined ? undefined : new Date(until);
  if (at && Number.isNaN(at.getTime())) throw new Error(`'${until}' is no time: write 2026-11-30T09:15:00Z.`);
  return { until: at, backup };
}

/** Restores the shop into the folder that `--into` names. Returns the restored shop with the path of this folder. */
async function restoreBeside(given: Given): Promise<RestoredShop & { folder: string }> {
  if (given.into === undefined) throw new Error('Give --into FOLDER, a new folder for the restored shop.');
  const [target, ...others] = targetsOf(given);
  if (!target) throw new Error('Give --target ADDRESS, where the backups are.');
  const folder = resolve(given.into);
  const options = { target, others, keys: await readerOf(given), dataDir: folder, ...chosenBy(given), log: say };
  return { ...(await restoreShop(options)), folder };
}

/** Prints what a restore could not find out about erased people. Returns true if there is nothing to print. */
function tellMissing({ missing, findings }: Pick<RestoredShop, 'missing' | 'findings'>): boolean {
  for (const name of missing)
    say(
      `MISSING: the tombstone ${name}. Its person may be in the restored shop. Find the erasure in your own records.`,
    );
  for (const finding of findings)
    say(`UNKNOWN: ${finding} People who were erased may be in the restored shop. Compare with your own records.`);
  return missing.length + findings.length === 0;
}

async function restoreAll(given: Given): Promise<number> {
  const restored = await restoreBeside(given);
  const { manifest, tombstones, folder } = restored;
  say(`Restored backup ${manifest.id} and the WAL after it into ${folder}, with ${tombstones} tombstones.`);
  const isWhole = tellMissing(restored);
  say(
    `Start it: TORIC_DATA_DIR=${folder} npm start. Then: npm run ops -- erasures replay, and outbox replay --since 48h.`,
  );
  return isWhole ? 0 : 1;
}

/**
 * Describes a shop that was restored beside the living one. A second run of the command reads this note and need not
 * restore the shop again.
 */
const Beside = z.strictObject({
  ...{ until: z.string().nullable(), backup: z.string(), moment: z.string() },
  /** Holds what is not known about erased people. A shop without it was restored by an earlier release. */
  ...{ missing: z.array(z.string()).default([]), findings: z.array(z.string()).default([]) },
});
type Beside = z.infer<typeof Beside>;

/** Returns the shop that was restored into the folder of the arguments. Restores it if the folder is new. */
async function besideOf(given: Given): Promise<Beside & { folder: string }> {
  const note = join(resolve(given.into ?? ''), 'beside.json');
  const written = given.into === undefined ? undefined : await readFile(note, 'utf8').catch(() => undefined);
  if (written === undefined) {
    const restored = await restoreBeside(given);
    const { id, endedAt } = restored.manifest;
    const made = {
      ...{ until: given.until ?? null, backup: id, moment: given.until ?? endedAt },
      ...{ missing: [...restored.missing], findings: [...restored.findings] },
    };
    await writeFile(note, JSON.stringify(made), { mode: 0o600 });
    return { ...made, folder: restored.folder };
  }
  const known = Beside.parse(JSON.parse(written));
  if (known.until !== (given.until ?? null) || (given.backup ?? known.backup) !== known.backup)
    throw new Error(`${given.into} was restored to another moment, ${known.moment}. Choose a new folder.`);
  say(`Using the shop that was restored into ${given.into} before.`);
  return { ...known, folder: resolve(given.into ?? '') };
}

/** Returns the ids of the people who were erased, from the tombstones of these shops. */
async function erasedIn(dataDirs: readonly string[]): Promise<string[]> {
  const folders = dataDirs.map((folder) => join(anchorDirOf(folder), 'erased'));
  const files = await Promise.all(
    folders.map((folder) =>
      readdir(folder).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return []; // no person was erased yet
        throw error;
      }),
    ),
  );
  const ids = files
    .flat()
    .flatMap((file) => /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/.exec(file)?.[1] ?? []);
  return [...new Set(ids)];
}

/** Restores the shop beside the living one, and replaces the rows of one service in the living one. */
async function restoreOne(given: Given, schema: string): Promise<number> {
  const owner = OWNERS.find((name) => name === schema || schemaOf(name) === schema);
  if (!owner) throw new Error(`'${schema}' is no schema. Write one of ${OWNERS.map(schemaOf).join(', ')}.`);
  const living = await localShop(dataDir, say);
  const beside = await besideOf(given);
  const { folder, moment } = beside;
  const isWhole = tellMissing(beside);
  if (!isWhole && !given['dry-run'])
    throw new Error(
      `Nothing was changed, because people who were erased could come back. Restore into a new folder from targets that have every tombstone.`,
    );
  const server = await startEmbedded({ dataDir: postgresDirOf(folder), log: say });
  try {
    const { owner: ownerRole, app } = namesOf(DATABASE, owner);
    const done = await restoreSchema({
      ...{ fromUrl: databaseAt(server.adminUrl), toUrl: living.databaseUrl },
      ...{ schema: schemaOf(owner), roles: [ownerRole, app], isTrial: given['dry-run'] },
      erased: await erasedIn([dataDir, folder]),
    });
    for (const line of schemaLines(owner, done, moment)) say(line);
    if (!done.isTrial)
      say(`  5. Delete ${folder}: it holds a whole shop, with its secrets and people who were erased.`);
  } finally {
    await server.stop();
  }
  return isWhole ? 0 : 1;
}

export const restore = (given: Given): Promise<number> =>
  given.schema === undefined ? restoreAll(given) : restoreOne(given, given.schema);
