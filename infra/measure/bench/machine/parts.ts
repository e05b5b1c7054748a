// What the system under test consists of on this machine, and what each part has cost and holds.
import type { Process, Processes } from './processes.ts';

export type Part = {
  readonly name: string;
  readonly pid: number;
  /** Its descendants are part of it: the server processes of PostgreSQL, the helpers of RabbitMQ. */
  readonly tree: boolean;
};

function membersOf({ pid, tree }: Part, all: Processes): Process[] {
  const root = all.get(pid);
  if (!root) return [];
  const members = [root];
  // grows while it is gone through: children are found behind their parents
  for (const { pid: parent } of tree ? members : [])
    members.push(...[...all.values()].filter((process) => process.parent === parent));
  return members;
}

/** What a process spent in all, its ended children too, for these are in its keeping. */
const spentBy = (members: readonly Process[], tree: boolean) =>
  members.reduce((sum, { cpu, reaped = 0 }) => sum + cpu + (tree ? reaped : 0), 0);

/** Seconds of CPU between two moments. A child that ended meanwhile counts, where the system tells of it. */
export function cpuBetween(part: Part, before: Processes, after: Processes): number {
  const is = membersOf(part, after);
  const knowsTheDead = is.some(({ reaped }) => reaped !== undefined);
  const was = membersOf(part, before).filter(({ pid }) => knowsTheDead || after.has(pid));
  return spentBy(is, part.tree) - spentBy(was, part.tree);
}

/** Bytes resident: what is theirs alone, and what they may share with others. */
export type Resident = { readonly own: number; readonly shared: number };

/** What several share is there once: the largest share of any of them. */
export const together = (several: readonly Resident[]): Resident => ({
  own: several.reduce((sum, { own }) => sum + own, 0),
  shared: Math.max(0, ...several.map(({ shared }) => shared)),
});

export const residentOf = (part: Part, all: Processes): Resident => together(membersOf(part, all));
