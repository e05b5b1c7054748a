import { type Background, jittered, loop, transaction } from '@toric/chassis/process/background';
import { endHolds, expireFiles } from './file/file.store.ts';

const MINUTE_MS = 60_000;

/** Deletes files a week after they were made, and held records after their last day, each within a minute. */
export const privacyUpkeep: Background = ({ database, log }) => {
  const stopping = new AbortController();
  const failed = (err: unknown) => log.warn({ err }, 'files of privacy requests wait for the database');
  const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(MINUTE_MS), failed }, () =>
    transaction(database, async (tx) => {
      await expireFiles(tx);
      await endHolds(tx);
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
};
