/** Protects the backups of other keys in a target. The WAL of two shops has the same names, so one replaces the other. */
import type { Target } from './target.ts';

/** Throws if a target has backups or WAL. New keys have made none, so these belong to other keys. */
export async function assertUnused(target: Target): Promise<void> {
  for (const prefix of ['manifests/', 'wal/']) {
    const [found] = await target.list(prefix);
    if (found)
      throw new Error(
        `${target.name} has backups of other keys (${found.key}), and new WAL would replace theirs. Choose an empty folder or another prefix.`,
      );
  }
}

/** Returns a part of a target: all its keys begin with `prefix`. */
export const within = (target: Target, prefix: string): Target => ({
  name: target.name,
  put: (key, file) => target.put(`${prefix}${key}`, file),
  get: (key) => target.get(`${prefix}${key}`),
  list: async (start) =>
    (await target.list(`${prefix}${start}`)).map(({ key, bytes }) => ({ key: key.slice(prefix.length), bytes })),
  remove: (key) => target.remove(`${prefix}${key}`),
});
