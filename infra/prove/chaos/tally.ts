// What has happened so far: kills by victim, faults by kind, and what a fault itself saw go wrong.

export type Breach = { readonly what: string; readonly detail: string };
export type Tally = {
  /** By name of the process or server. */
  readonly kills: Map<string, number>;
  readonly faults: Map<string, number>;
  readonly breaches: Breach[];
  /** Ids of messages that were applied, and then forgotten as if they were older than the inbox. */
  readonly forgotten: string[];
  /** Processes that ended, by our hand or by themselves. */
  deaths: number;
  killed(victim: string): void;
  fault(name: string): void;
  /** A fault's own expectation, such as the status of an answer. */
  expect(holds: boolean, what: string, detail: string): void;
};

export function openTally(): Tally {
  const kills = new Map<string, number>();
  const faults = new Map<string, number>();
  const breaches: Breach[] = [];
  const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    ...{ kills, faults, breaches, forgotten: [], deaths: 0 },
    killed: (victim) => void add(kills, victim),
    fault: (name) => void add(faults, name),
    expect(holds, what, detail) {
      if (!holds) breaches.push({ what, detail });
    },
  };
}
