/** Watches the calls to a target of backups, and notes their results for the state of the backups. */
import { createHash } from 'node:crypto';
import { MissingObject, type Target } from '../targets/target.ts';
import { isSegment } from '../wal/segments.ts';
import { walKey } from '../wal/ship.ts';

/**
 * Describes what is known about a target of backups. The name of the target is a path or a bucket, and only the agent
 * knows it.
 */
export type Seen = {
  reachedAt?: Date | undefined;
  awaySince?: Date | undefined;
  /** Names the newest WAL segment that was stored in the target. The names of later segments are greater. */
  walSegment?: string | undefined;
  walAt?: Date | undefined;
};

export type Watched = {
  readonly print: string;
  /** Holds the place of the target in the configuration, from 1. */
  readonly number: number;
  readonly kind: 'folder' | 'bucket';
  readonly target: Target;
  readonly seen: Seen;
};

/** Returns a short hash of the name of a target, under which the database stores its state. */
export const printOf = ({ name }: Pick<Target, 'name'>): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 12);

const SEGMENT_KEY = walKey('');
/** Returns the name of the WAL segment that is stored under this key. Returns undefined for any other object. */
function segmentOf(key: string): string | undefined {
  const name = key.startsWith(SEGMENT_KEY) ? key.slice(SEGMENT_KEY.length) : '';
  return isSegment(name) ? name : undefined;
}

/** Returns the target with notes about each call: whether it answered, and which segment it stored. */
export function watchTarget(target: Target, number: number, now = () => new Date()): Watched {
  const seen: Seen = {};
  const reached = () => {
    seen.reachedAt = now();
    seen.awaySince = undefined;
  };
  const noted = async <T>(call: Promise<T>): Promise<T> => {
    try {
      const answer = await call;
      reached();
      return answer;
    } catch (error) {
      if (error instanceof MissingObject) reached();
      else seen.awaySince ??= now();
      throw error;
    }
  };
  const watched: Target = {
    ...target,
    async put(key, file) {
      await noted(target.put(key, file));
      const segment = segmentOf(key);
      if (segment === undefined || segment < (seen.walSegment ?? '')) return;
      seen.walSegment = segment;
      seen.walAt = now();
    },
    get: (key) => noted(target.get(key)),
    list: (prefix) => noted(target.list(prefix)),
    remove: (key) => noted(target.remove(key)),
  };
  const kind = target.name.startsWith('bucket ') ? 'bucket' : 'folder';
  return { print: printOf(target), number, kind, target: watched, seen };
}
