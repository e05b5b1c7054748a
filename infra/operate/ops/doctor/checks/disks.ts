import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, messageOf, type Note, text, wrong } from '../finding.ts';
import { type Disk, type Folder, type Ward, within } from '../patient.ts';

const GIB = 1024 ** 3;
const LEAST = GIB;
/**
 * A disk with a smaller free share is reported as full. A disk with 20 GiB of free space is never full, however large
 * it is.
 */
const LEAST_SHARE = 0.05;
const ENOUGH = 20 * GIB;
/** Limits how long a disk may take to answer. A network disk whose server is away may never answer. */
const ANSWER_MS = 5_000;

type Place = Folder & { readonly kind: 'place'; readonly dev: number };

/** Returns the size of the disk on which a path is, and the space that is free for users who are not root. */
export async function diskAt(path: string): Promise<Disk> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { free: bavail * bsize, size: blocks * bsize };
}

export const isFull = ({ free, size }: Disk): boolean => free < LEAST || (free < ENOUGH && free < size * LEAST_SHARE);

/** Finds a folder, or the closest folder above it that exists. */
async function existing({ name, path }: Folder): Promise<Place> {
  const whole = resolve(path);
  try {
    return { kind: 'place', name, path: whole, dev: (await stat(whole)).dev };
  } catch (error) {
    if (dirname(whole) === whole) throw error;
    return existing({ name, path: dirname(whole) });
  }
}

const unreadable = (where: string, error: unknown): Finding =>
  wrong('disk.unreadable', where, {
    what: text(`The disk cannot be read: ${messageOf(error)}.`, `无法读取磁盘：${messageOf(error)}。`),
    next: text(
      'Start the server of this disk or mount it again; until then, each program that uses the folder may wait for ever.',
      '请启动该磁盘所在的服务器或重新挂载；在此之前，使用该文件夹的程序可能一直等待。',
    ),
  });

async function locate(folder: Folder): Promise<Place | Finding> {
  try {
    return await within(ANSWER_MS, 'the disk', existing(folder));
  } catch (error) {
    return unreadable(`${folder.name} ${folder.path}`, error);
  }
}

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 ** 2).toLocaleString('en')} MiB`;

/** Measures the disk on which some folders are. Returns a finding if it is full or does not answer. */
async function examine(together: readonly Place[], measure: Ward['diskAt']): Promise<readonly Finding[]> {
  const where = together.map(({ name, path }) => `${name} ${path}`).join(', ');
  try {
    const disk = await within(ANSWER_MS, 'the disk', measure(together[0]?.path ?? '/'));
    if (!isFull(disk)) return [];
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
  } catch (error) {
    return [unreadable(where, error)];
  }
}

/**
 * Reports each disk with too little free space, and each disk that does not answer. Several folders on one disk lead to
 * one finding.
 */
export async function checkDisks({ folders, diskAt: measure }: Pick<Ward, 'folders' | 'diskAt'>): Promise<Note[]> {
  const found = await Promise.all(folders.map(locate));
  const places = found.filter((one) => one.kind === 'place');
  const byDevice = Map.groupBy(places, ({ dev }) => dev);
  const notes = await Promise.all([...byDevice.values()].map((together) => examine(together, measure)));
  return [...found.filter((one) => one.kind === 'wrong'), ...notes.flat()];
}
