/** Measures the CPU and the memory of each part of the system under test on this machine. */
import type { Process, Processes } from './processes.ts';

export type Part = {
  readonly name: string;
  readonly pid: number;
  /**
   * Is true if the descendants of the process belong to the part, such as the backends of PostgreSQL and the helpers of
   * RabbitMQ.
   */
  readonly tree: boolean;
};

function membersOf({ pid, tree }: Part, all: Processes): Process[] {
  const root = all.get(pid);
  if (!root) return [];
  const members = [root];
  // the list grows during the loop: children are appended after their parents
  for (const { pid: parent } of tree ? members : [])
    members.push(...[...all.values()].filter((process) => process.parent === parent));
  return members;
}

/** Returns the total CPU of the processes. With `tree` it includes the CPU of their ended children. */
const spentBy = (members: readonly Process[], tree: boolean) =>
  members.reduce((sum, { cpu, reaped = 0 }) => sum + cpu + (tree ? reaped : 0), 0);

/**
 * Returns the seconds of CPU that the part used between two moments. They include children that ended between the two
 * moments, if the operating system reports ended children.
 */
export function cpuBetween(part: Part, before: Processes, after: Processes): number {
  const now = membersOf(part, after);
  const knowsEnded = now.some(({ reaped }) => reaped !== undefined);
  const earlier = membersOf(part, before).filter(({ pid }) => knowsEnded || after.has(pid));
  return spentBy(now, part.tree) - spentBy(earlier, part.tree);
}

/** Holds resident bytes: private ones, and those that may be shared with other processes. */
export type Resident = { readonly own: number; readonly shared: number };

/**
 * Adds up the memory of several processes or parts. Shared memory counts once, with the largest shared size among them.
 */
export const combined = (several: readonly Resident[]): Resident => ({
  own: several.reduce((sum, { own }) => sum + own, 0),
  shared: Math.max(0, ...several.map(({ shared }) => shared)),
});

export const residentOf = (part: Part, all: Processes): Resident => combined(membersOf(part, all));
