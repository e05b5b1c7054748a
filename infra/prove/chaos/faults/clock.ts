import { OWNERS, type ProcessName } from '../../../run/system/parts.ts';
import type { Fault } from './fault.ts';

const MINUTE_MS = 60_000;
const JUMPS = { '10 min ahead': 10 * MINUTE_MS, '10 min back': -10 * MINUTE_MS, 'an hour back': -60 * MINUTE_MS };

const jumpOf = (name: ProcessName, jump: string, clockOffsetMs: number): Fault => ({
  ...{ name: `clock ${jump}: ${name}`, kind: `clock ${jump}`, lane: 'other', cheap: true },
  async run({ instancesOf, hold, thorough }) {
    for (const instance of instancesOf(name)) instance.send({ clockOffsetMs });
    await hold(thorough ? 30 : 6, () => {
      for (const instance of instancesOf(name)) instance.send({ clockOffsetMs: 0 });
    });
  },
});

/**
 * Moves the wall clock of one process ahead or back, while the clocks of the others stay. Deadlines must not be
 * affected, because they use the clock of the database.
 */
export const clockFaults: readonly Fault[] = OWNERS.flatMap((name) =>
  Object.entries(JUMPS).map(([jump, ms]) => jumpOf(name, jump, ms)),
);
