import { effect } from '@toric/messaging/effect';
import { Tombstone } from './tombstone.ts';
import { keepTombstone as write } from './tombstone-folder.store.ts';

/**
 * Declares the effect that keeps the tombstone of an erasure outside the database. It is repeated until the file is
 * written.
 */
export const keepTombstone = (folder: string | undefined) =>
  effect({
    name: 'keep-tombstone',
    data: Tombstone,
    async perform(tombstone) {
      if (folder !== undefined) await write(folder, tombstone);
      return null;
    },
    settle: () => Promise.resolve(undefined),
  });
export type KeepTombstone = ReturnType<typeof keepTombstone>;
