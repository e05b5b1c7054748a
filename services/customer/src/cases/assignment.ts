import type { AssignmentRule } from '@toric/contracts/customer/cases/case';

type Team = {
  readonly rule: AssignmentRule;
  /** Lists the members of the team who are switched on for new cases and can sign in. */
  readonly memberIds: readonly string[];
  readonly lastMemberId: string | null;
};

/** Returns the members of a team in turn order: the member after the last assigned one comes first. */
function inTurns({ memberIds, lastMemberId }: Team): string[] {
  const sorted = memberIds.toSorted();
  const next = lastMemberId === null ? 0 : sorted.findIndex((id) => id > lastMemberId);
  return next <= 0 ? sorted : [...sorted.slice(next), ...sorted.slice(0, next)];
}

/**
 * Returns the member who gets the next case. Of members with equally few cases, the next one in turn order gets it.
 * Returns null if the team has no member, or assigns by hand.
 */
export function chooseMember(team: Team, loads: ReadonlyMap<string, number>): string | null {
  if (team.rule === 'by-hand') return null;
  const turns = inTurns(team);
  if (team.rule === 'round-robin') return turns[0] ?? null;
  const loadOf = (id: string) => loads.get(id) ?? 0;
  return turns.reduce<string | null>((least, id) => (least === null || loadOf(id) < loadOf(least) ? id : least), null);
}
