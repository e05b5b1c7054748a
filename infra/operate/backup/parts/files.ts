/**
 * Stores the files and settings outside the database: anchors of change records, tombstones of erasures, and settings
 * of the broker.
 */
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { hasCode } from '../../../run/servers/process.ts';
import { anyKey, type BackupObject } from '../objects/manifest.ts';
import { type Storing, storeObject } from '../objects/store-object.ts';

/** Stores every file below a folder. A folder that does not exist has no files. */
export async function storeFiles(storing: Storing, id: string, folder: string): Promise<BackupObject[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const objects: BackupObject[] = [];
  for (const path of paths.toSorted()) {
    const name = relative(folder, path).split(sep).join('/');
    const about = { key: anyKey('files', id), what: 'file', name } as const;
    objects.push(await storeObject(storing, about, createReadStream(path)));
  }
  return objects;
}

/**
 * Stores the definitions of the broker: virtual hosts, users and permissions. Its messages need no backup, because the
 * outbox of each service has them.
 */
export async function storeDefinitions(storing: Storing, id: string, managementUrl: string): Promise<BackupObject> {
  const url = new URL(managementUrl);
  const login = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
  const answer = await fetch(`${url.origin}/api/definitions`, {
    headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` },
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok)
    throw new Error(`RabbitMQ refused its definitions: ${answer.status}. The user must be an administrator.`);
  const about = { key: anyKey('broker', id), what: 'broker', name: 'definitions.json' } as const;
  return storeObject(storing, about, Readable.from([Buffer.from(await answer.text())]));
}
