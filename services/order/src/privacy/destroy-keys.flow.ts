import { type Background, jittered, loop, transaction } from '@toric/chassis/process/background';
import { destroyKeys } from './erasure.store.ts';

const MINUTE_MS = 60_000;

/** Destroys the keys of erased customers within a minute after their last order has ended. */
export const destroyKeysOfErased: Background = ({ database, log }) => {
  const stopping = new AbortController();
  const failed = (err: unknown) => log.warn({ err }, 'keys of erased customers wait for the database');
  const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(MINUTE_MS), failed }, () =>
    transaction(database, destroyKeys),
  );
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
};
