/** Makes the role table: one row per duty, from the declarations that the system enforces. */
import { mayCall, type Permission, type Role, STAFF_ROLES } from '@toric/contracts/kernel/access';
import { medicalFields, seesMedical } from '@toric/contracts/medical';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Text } from '@toric/contracts/kernel/sentence';
import { operations as published } from '../../../../gateway/src/edge/operations.ts';
import { HOUSE } from './duties-of-the-house.ts';
import { OFFICE } from './duties-of-the-office.ts';
import { CARE } from './duties-of-care.ts';
import { SHOP } from './duties-of-the-shop.ts';
import type { Chapter, Duty } from './duty.ts';
import type { Limit } from './limit.ts';
import { LIMITS } from './limits.ts';

/** Lists the callers that the table distinguishes. `nobody` is a caller without an account. */
export const CALLERS = ['nobody', 'customer', ...STAFF_ROLES] as const;
export type Caller = (typeof CALLERS)[number];

export type Row = {
  readonly chapter: Text;
  readonly what: Text;
  readonly operations: readonly Operation[];
  /** Lists the callers that all operations of this row of the table admit. Every other caller is refused. */
  readonly admits: readonly Caller[];
  /**
   * Lists the admitted callers who do not see the powers of a person's lenses in the answers. It is empty if the
   * answers contain no powers.
   */
  readonly withoutPowers: readonly Caller[];
  readonly limits: readonly Limit[];
};
export type RoleTable = { readonly rows: readonly Row[]; readonly problems: readonly string[] };
export type Sources = {
  readonly chapters?: readonly Chapter[];
  readonly operations?: readonly Operation[];
  readonly limits?: readonly Limit[];
};

const actorOf = (role: Role) => ({
  id: '',
  kind: role === 'customer' ? ('customer' as const) : ('staff' as const),
  roles: [role],
});
const rolesOf = (caller: Caller): Role[] => (caller === 'nobody' ? [] : [caller]);
const admittedBy = (allow: readonly Permission[]): Caller[] =>
  CALLERS.filter((caller) => mayCall(allow, caller === 'nobody' ? undefined : actorOf(caller)));

const concerns = ({ refusal, operations = [] }: Limit, { id, errors = [] }: Operation): boolean =>
  operations.includes(id) || (refusal !== undefined && errors.includes(refusal));

/**
 * Matches a refusal whose text mentions another person. Such a refusal is a rule about two people, and belongs in the
 * role table.
 */
const OF_ANOTHER_PERSON = /another (person|administrator)|second person|colleague|somebody (who|else)/i;

function problemsOfDuty({ what, operations: ids }: Duty, operations: readonly Operation[]): string[] {
  const known = operations.filter(({ id }) => ids.includes(id));
  const unknown = ids.filter((id) => !known.some((operation) => operation.id === id));
  const admitted = new Set(known.map(({ allow }) => admittedBy(allow).join(', ')));
  return [
    ...unknown.map((id) => `the duty "${what.en}" names ${id}, which is no operation: correct it in generate/roles`),
    ...(admitted.size > 1
      ? [
          `the operations of the duty "${what.en}" admit different people (${[...admitted].join(' | ')}): divide the duty`,
        ]
      : []),
  ];
}

function problemsOf({ chapters = [], operations = [], limits = [] }: Sources): string[] {
  const duties = chapters.flatMap((chapter) => chapter.duties);
  const placed = duties.flatMap((one) => one.operations);
  const refusals = operations.flatMap(({ errors = [] }) => errors);
  const undeclared = [...new Set(refusals)].filter(
    (refusal) => OF_ANOTHER_PERSON.test(refusal.text.en) && !limits.some((limit) => limit.refusal === refusal),
  );
  const idle = limits.filter((limit) => !operations.some((operation) => concerns(limit, operation)));
  return [
    ...operations
      .filter(({ id }) => !placed.includes(id))
      .map(({ id }) => `${id} has no place in the table of roles: add it to a duty in infra/prove/generate/roles`),
    ...placed.filter((id, at) => placed.indexOf(id) !== at).map((id) => `${id} stands in two duties: keep one`),
    ...duties.flatMap((one) => problemsOfDuty(one, operations)),
    ...undeclared.map(({ slug }) => `the refusal ${slug} speaks of another person: add its limit to roles/limits.ts`),
    ...idle.map(({ provedBy }) => `no operation has the limit that "${provedBy.test}" proves: correct roles/limits.ts`),
  ];
}

/**
 * Returns the rows of the table. `problems` names every operation without a place in the table, and all contradictions.
 */
export function roleTable(sources: Sources = {}): RoleTable {
  const { chapters, operations, limits } = {
    chapters: [...SHOP, ...CARE, ...HOUSE, ...OFFICE],
    operations: published,
    limits: LIMITS,
    ...sources,
  };
  const rows = chapters.flatMap((chapter) =>
    chapter.duties.map(({ what, operations: ids }): Row => {
      const own = operations.filter(({ id }) => ids.includes(id));
      const admits = admittedBy(own[0]?.allow ?? []);
      const hasPowers = own.some(({ reply }) => medicalFields(reply).length > 0);
      return {
        chapter: chapter.title,
        what,
        operations: own,
        admits,
        withoutPowers: hasPowers ? admits.filter((caller) => !seesMedical({ roles: rolesOf(caller) })) : [],
        limits: limits.filter((limit) => own.some((operation) => concerns(limit, operation))),
      };
    }),
  );
  return { rows, problems: problemsOf({ chapters, operations, limits }) };
}
