/**
 * Bounds the time in which a target must answer. A target that accepts a connection and never answers would otherwise
 * hold up the backup for every other target.
 */
import { stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import type { Target } from './target.ts';

export type Deadlines = {
  /** Limits the time until an answer of a target begins, and the time between two chunks of its content, in ms. */
  readonly answerMs: number;
  /** Holds the lowest rate at which a target may take a file, in bytes per ms. A large file therefore has more time. */
  readonly bytesPerMs: number;
};

export const DEADLINES: Deadlines = { answerMs: 60_000, bytesPerMs: 100 };

/** Is thrown when a target does not answer in time. */
export class SilentTarget extends Error {
  override name = 'SilentTarget';
}

/** Passes on the content of a stored object. Destroys the stream with an error if no chunk comes within `ms`. */
function stalling(content: Readable, ms: number, error: () => Error): Readable {
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer.refresh();
      done(null, chunk);
    },
  });
  const timer = setTimeout(() => through.destroy(error()), ms);
  through.on('close', () => {
    clearTimeout(timer);
    content.destroy();
  });
  content.on('error', (cause) => through.destroy(cause));
  through.on('error', () => undefined); // the reader of the stream gets the error, even if it reads only later
  return content.pipe(through);
}

/**
 * Returns the target with deadlines. While a late operation has not ended, further operations fail at once, so a target
 * that hangs has one open operation and not one for each second.
 */
export function withDeadlines(target: Target, { answerMs, bytesPerMs }: Deadlines = DEADLINES): Target {
  let silentSince: number | undefined;
  const silent = (ms: number) => new SilentTarget(`${target.name} did not answer within ${Math.ceil(ms / 1_000)} s.`);

  async function within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    if (silentSince !== undefined)
      throw new SilentTarget(`${target.name} has not answered since ${new Date(silentSince).toISOString()}.`);
    const begun = Date.now();
    const working = work();
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      silentSince = begun;
      const end = () => {
        silentSince = undefined;
      };
      working.then(end, end);
      reject(silent(ms));
    }, ms);
    try {
      return await Promise.race([working, late]);
    } finally {
      clearTimeout(timer);
    }
  }
  return {
    name: target.name,
    async put(key, file) {
      const { size } = await stat(file);
      await within(answerMs + size / bytesPerMs, () => target.put(key, file));
    },
    async get(key) {
      const content = await within(answerMs, () => target.get(key));
      return stalling(content, answerMs, () => silent(answerMs));
    },
    list: (prefix) => within(answerMs, () => target.list(prefix)),
    remove: (key) => within(answerMs, () => target.remove(key)),
  };
}
