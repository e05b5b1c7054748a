import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { hasCode } from '../../../run/servers/process.ts';
import { MissingObject, type StoredObject, type Target } from './target.ts';

const UNFINISHED = '.unfinished';

/** Flushes the data of a file or the entries of a folder to the disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Stores backups in a folder, for example on a mounted disk. */
export function folderTarget(folder: string): Target {
  const at = (key: string) => join(folder, ...key.split('/'));
  return {
    name: `folder ${folder}`,
    async put(key, file) {
      const path = at(key);
      await mkdir(dirname(path), { recursive: true });
      await copyFile(file, `${path}${UNFINISHED}`);
      await flush(`${path}${UNFINISHED}`);
      await rename(`${path}${UNFINISHED}`, path);
      await flush(dirname(path));
    },
    async get(key) {
      const found = await stat(at(key)).catch(() => undefined);
      if (!found?.isFile()) throw new MissingObject(key, `The folder ${folder}`);
      return createReadStream(at(key));
    },
    async list(prefix) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (hasCode(error, 'ENOENT')) return [];
        throw error;
      });
      const found: StoredObject[] = [];
      for (const entry of entries) {
        if (!entry.isFile() || entry.name.endsWith(UNFINISHED)) continue;
        const path = join(entry.parentPath, entry.name);
        const key = relative(folder, path).split(sep).join('/');
        if (key.startsWith(prefix)) found.push({ key, bytes: (await stat(path)).size });
      }
      return found.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    },
    remove: (key) => rm(at(key), { force: true }),
  };
}
