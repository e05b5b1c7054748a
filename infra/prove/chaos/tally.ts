/** Counts the events of a run: kills by victim, faults by kind, and failed expectations of the faults themselves. */

export type FailedExpectation = { readonly what: string; readonly detail: string };
export type Tally = {
  /** Counts the kills of each process and server, by its name. */
  readonly kills: Map<string, number>;
  readonly faults: Map<string, number>;
  readonly failedExpectations: FailedExpectation[];
  /** Lists ids of applied messages that a fault has deleted from the inbox, as the upkeep deletes old rows. */
  readonly pruned: string[];
  /** Counts the processes that ended, whether a fault killed them or they ended for another reason. */
  deaths: number;
  countKill(victim: string): void;
  countFault(name: string): void;
  /**
   * Records a failure if `holds` is false. Faults use it for facts that only the fault can observe, such as the status
   * of an answer.
   */
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
