import type { Vault } from '@toric/chassis/data/vault';
import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import type { Zone } from '@toric/optics/verification/zone';
import { lookAtCustomers } from './look-at-customers.flow.ts';

/**
 * The creation of tasks pauses for this time between two pages of customers, so that it does not slow down requests.
 */
const PAUSE_MS = 100;
const REST_MS = 2_000;

/** Creates the tasks of the rules in the background, once a day and after each change of a rule. */
export const createByRules =
  ({ vault, zone }: { vault: Vault; zone: Zone }): Background =>
  ({ database, log }) => {
    const stopping = new AbortController();
    let pauseMs = jittered(PAUSE_MS);
    const failed = (err: unknown) => {
      pauseMs = jittered(REST_MS);
      log.warn({ err }, 'the rules of tasks wait for the database');
    };
    const { ended } = loop({ signal: stopping.signal, pauseMs: (lastedMs) => pauseMs(lastedMs), failed }, async () => {
      const now = database.clock.now();
      const isWorking = await transaction(database, (tx) => lookAtCustomers({ tx, vault, zone, now, newId }));
      pauseMs = jittered(isWorking ? PAUSE_MS : REST_MS);
    });
    return {
      async stop() {
        stopping.abort();
        await ended;
      },
    };
  };
