import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Note, text, wrong } from '../finding.ts';
import type { Disk, Folder, Ward } from '../patient.ts';

const GIB = 1024 ** 3;
const LEAST = GIB;
/**
 * A disk with a smaller free share is reported as full. A disk with 20 GiB of free space is never full, however large
 * it is.
 */
const LEAST_SHARE = 0.05;
const ENOUGH = 20 * GIB;

/** Returns the size of the disk on which a path is, and the space that is free for users who are not root. */
export async function diskAt(path: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, size: blocks * bsize };
}

export const isFull = ({ free, size }: Disk): boolean => free < LEAST || (free < ENOUGH && free < size * LEAST_SHARE);

/** Returns the path as an absolute path, or the closest folder above it that exists. */
function existing(path: string): string {
  const whole = resolve(path);
  return existsSync(whole) || dirname(whole) === whole ? whole : existing(dirname(whole));
}

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2).toLocaleString('en')} MiB`;

/** Reports each disk with too little free space. Several folders on one disk lead to one finding. */
export async function checkDisks({ folders, diskAt: measure }: Ward): Promise<readonly Note[]> {
  const byDevice = new Map<number, Folder[]>();
  for (const { name, path } of folders) {
    const at = existing(path);
    const { dev } = await stat(at);
    byDevice.set(dev, [...(byDevice.get(dev) ?? []), { name, path: at }]);
  }
  const notes = await Promise.all(
    [...byDevice.values()].map(async (together) => {
      const disk = await measure(together[0]?.path ?? '/');
      if (!isFull(disk)) return [];
      const where = together.map(({ name, path }) => `${name} ${path}`).join(', ');
      return [
        wrong('disk.full', where, {
          what: text(
            `Only ${mebibytes(disk.free)} of ${mebibytes(disk.size)} are free.`,
            `${mebibytes(disk.size)} 中只剩 ${mebibytes(disk.free)} 可用。`,
          ),
          next: text(
            'Free some space or enlarge the disk; delete old logs and backups first, never files of the database.',
            '请腾出空间或扩大磁盘；先删除旧日志和旧备份，切勿删除数据库的文件。',
          ),
        }),
      ];
    }),
  );
  return notes.flat();
}
