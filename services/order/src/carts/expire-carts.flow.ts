import { type Background, jittered, loop, transaction } from '@toric/chassis/process/background';
import { deleteExpired } from './cart.store.ts';

const PAUSE_MS = 15_000;

/** Deletes carts that nobody has changed for 90 days, a hundred at a time. */
export const expireCarts: Background = ({ database, log }) => {
  const stopping = new AbortController();
  const failed = (err: unknown) => log.warn({ err }, 'expired carts wait for the database');
  const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(PAUSE_MS), failed }, () =>
    transaction(database, deleteExpired),
  );
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
};
