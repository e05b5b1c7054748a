/** Turns the parameters of the filter grammar (contracts/filters/filters.ts) into conditions of Prisma. */
import type { Presence } from '@toric/contracts/filters/filters';

const DAY_MS = 86_400_000;

/** Describes the parameters of fields with known values. */
export type Choice<N extends string> = { readonly [K in N]?: string | undefined } & {
  readonly [K in `${N}In` | `${N}Not`]?: readonly string[] | undefined;
};
type ChoiceCondition<N extends string> = { [K in N]: string | { in: string[] } | { notIn: string[] } };

/**
 * Returns the conditions of a column with known values. The caller puts them into `AND`, because a request may name
 * several relations of one field. The parameters have the name of the column.
 */
export function choiceWhere<const N extends string>(name: N, query: Choice<N>): ChoiceCondition<N>[] {
  // the casts are safe: the type says which values these parameters have
  const is = query[name] as string | undefined;
  const oneOf = query[`${name}In`] as readonly string[] | undefined;
  const noneOf = query[`${name}Not`] as readonly string[] | undefined;
  const conditions = [
    ...(is === undefined ? [] : [is]),
    ...(oneOf === undefined ? [] : [{ in: [...oneOf] }]),
    ...(noneOf === undefined ? [] : [{ notIn: [...noneOf] }]),
  ];
  // the cast is safe: the type checker does not know a computed name
  return conditions.map((condition) => ({ [name]: condition }) as ChoiceCondition<N>);
}

type Days = { readonly from?: string | undefined; readonly to?: string | undefined };
type DayCondition<N extends string> = { [K in N]: { gte?: Date; lt?: Date } };

/**
 * Returns the condition of a column with a day or an instant, from the first to the last day, both included, in UTC.
 * The caller puts it into `AND`. An empty column fits no range of days.
 */
export function dayWhere<const N extends string>(name: N, { from, to }: Days): DayCondition<N>[] {
  if (from === undefined && to === undefined) return [];
  const between = {
    ...(from !== undefined && { gte: new Date(from) }),
    ...(to !== undefined && { lt: new Date(Date.parse(to) + DAY_MS) }),
  };
  return [{ [name]: between } as DayCondition<N>]; // the cast is safe: the type checker does not know a computed name
}

type PresenceCondition<N extends string> = { [K in N]: null | { not: null } };

/** Returns the condition of a column that may be empty. The caller puts it into `AND`. */
export const presenceWhere = <const N extends string>(name: N, is: Presence | undefined): PresenceCondition<N>[] =>
  // the cast is safe: the type checker does not know a computed name
  is === undefined ? [] : [{ [name]: is === 'empty' ? null : { not: null } } as PresenceCondition<N>];
