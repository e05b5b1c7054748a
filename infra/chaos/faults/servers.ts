// The broker and the database die, refuse, or lose everything.
import type { Fault } from './fault.ts';

const killBroker: Fault = {
  ...{ name: 'kill rabbitmq', kind: 'kill rabbitmq', lane: 'broker', cheap: true },
  async run({ servers, tally }) {
    await servers.rabbit.crash();
    tally.killed('rabbitmq');
    await servers.rabbit.restart();
  },
};

const killDatabase: Fault = {
  ...{ name: 'kill postgresql', kind: 'kill postgresql', lane: 'database', cheap: true },
  async run({ servers, tally, hold }) {
    await servers.postgres.crash();
    tally.killed('postgresql');
    await hold(1).finally(() => servers.postgres.restart());
  },
};

export const serverFaults: readonly Fault[] = [killBroker, killDatabase];
