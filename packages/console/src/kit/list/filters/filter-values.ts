import type { Operation } from '@toric/contracts/kernel/operation';
import { inChinese, type Text } from '@toric/contracts/kernel/sentence';
import type { z } from 'zod';
import type { Filter } from '../../kit.types.ts';
import { resolveDay } from './relative-day.ts';

/** Maps the names of the filters that are set to their values, in the form of the address. */
export type Filters = Readonly<Record<string, string>>;
type Declared = Readonly<Record<string, Filter>> | undefined;

/** Returns the filters in an address. Parameters that are not filters of the list are left out. */
export function filtersIn(params: URLSearchParams, declared: Declared): Filters {
  const set = Object.keys(declared ?? {}).flatMap((name): [string, string][] => {
    const value = params.get(name);
    return value === null || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(set);
}

export const isSameFilters = (one: Filters, other: Filters): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

type Schema = Pick<z.ZodType, 'safeParse'>;
const partsOf = ({ query }: Pick<Operation, 'query'>): Readonly<Record<string, Schema>> =>
  (query as { shape?: Record<string, Schema> } | undefined)?.shape ?? {}; // safe cast: the query of a list is an object

/** Returns true if the query of the operation has this parameter. */
export const hasParameter = (operation: Pick<Operation, 'query'>, name: string): boolean => name in partsOf(operation);

const UNFIT = { en: 'The list cannot read this value.', zh: '列表无法读取此值。' };
/** Matches zod's own messages, which are only in English. */
const BUILT_IN = /^(Invalid|Too|Unrecognized)/;
function faultOf(message: string): Text {
  if (BUILT_IN.test(message)) return UNFIT;
  return { en: `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, zh: `${inChinese(message) ?? UNFIT.zh}` };
}

/**
 * Returns the texts that a value may have as a parameter. The operation may expect a day, or the instant at which it
 * begins or ends.
 */
function meaningsOf(filter: Filter, value: string, today: string): string[] {
  if (filter.kind !== 'day') return [value.trim()];
  const day = resolveDay(value, today);
  const at = new Date(filter.side === 'from' ? `${day}T00:00:00` : `${day}T23:59:59.999`);
  return Number.isNaN(at.getTime()) ? [day] : [day, at.toISOString()];
}

/** Returns the value of a filter for the request, or the fault that the contract finds in it. */
export function readValue(
  operation: Pick<Operation, 'query'>,
  { name, filter, value, today }: { name: string; filter: Filter; value: string; today: string },
): { readonly value: string } | { readonly fault: Text } {
  const schema = partsOf(operation)[name];
  const meanings = meaningsOf(filter, value, today);
  if (!schema) return { value: meanings[0] ?? value };
  const fit = meanings.find((meaning) => schema.safeParse(meaning).success);
  if (fit !== undefined) return { value: fit };
  return { fault: faultOf(schema.safeParse(meanings[0]).error?.issues[0]?.message ?? 'Invalid') };
}

export type ListQuery = {
  readonly query: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, Text>>;
  /** Explains which filters the list needs before it can be read. */
  readonly needs?: Text;
};

/** Returns the query of the request. A filter with a fault is left out, and its chip shows the fault. */
export function queryOf(
  operation: Pick<Operation, 'query'>,
  { declared, filters, today }: { declared: Declared; filters: Filters; today: string },
): ListQuery {
  const query: Record<string, string> = {};
  const faults: Record<string, Text> = {};
  for (const [name, value] of Object.entries(filters)) {
    const filter = declared?.[name];
    if (!filter) continue;
    const read = readValue(operation, { name, filter, value, today });
    if ('fault' in read) faults[name] = read.fault;
    else query[name] = read.value;
  }
  const whole = operation.query?.safeParse(query);
  if (!whole || whole.success) return { query, faults };
  return { query, faults, needs: faultOf(whole.error.issues[0]?.message ?? 'Invalid') };
}
