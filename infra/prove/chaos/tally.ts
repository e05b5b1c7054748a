/**
 * Counts what has happened in a run: kills by victim, faults by kind, and failed expectations of the faults themselves.
 */

export type FailedExpectation = { readonly what: string; readonly detail: string };
export type Tally = {
  /** The keys are names of processes and servers. */
  readonly kills: Map<string, number>;
  readonly faults: Map<string, number>;
  readonly failedExpectations: FailedExpectation[];
  /** Ids of messages that were applied and then deleted from the inbox, as if they were older than its retention. */
  readonly pruned: string[];
  /** Processes that ended, killed by a fault or by themselves. */
  deaths: number;
  countKill(victim: string): void;
  countFault(name: string): void;
  /** Records a failure if an expectation of a fault does not hold, such as the status of an answer. */
  expect(holds: boolean, what: string, detail: string): void;
};

export function openTally(): Tally {
  const kills = new Map<string, number>();
  const faults = new Map<string, number>();
  const failedExpectations: FailedExpectation[] = [];
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    ...{ kills, faults, failedExpectations, pruned: [], deaths: 0 },
    countKill: (victim) => void add(kills, victim),
    countFault: (name) => void add(faults, name),
    expect(holds, what, detail) {
      if (!holds) failedExpectations.push({ what, detail });
    },
  };
}
