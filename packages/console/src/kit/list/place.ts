/**
 * Describes the place of a record in the list from which it was opened. It is stored in the navigation state of the
 * router.
 */
export type Place = {
  /** Holds the address of the list with its filters. */
  readonly list: string;
  /** Lists the addresses of the record and of its neighbours. */
  readonly hrefs: readonly string[];
  /** Holds the index in the list that the first record of `hrefs` has. */
  readonly offset: number;
  /** Holds the index of this record in the list, counted from 0. */
  readonly index: number;
  readonly total?: number;
  readonly totalIsExact?: boolean;
};
export type RecordState = { readonly place: Place; readonly press?: string };

/** J and K reach this number of records before and after the opened record. */
const AROUND = 200;

/** Returns the place of the record at `index` among the records of the list. */
export function placeIn(
  hrefs: readonly string[],
  {
    list,
    index,
    total,
    totalIsExact,
  }: Pick<Place, 'list' | 'index'> & { total?: number | undefined; totalIsExact?: boolean },
): Place {
  const offset = Math.max(0, index - AROUND);
  return {
    ...{ list, index, offset, hrefs: hrefs.slice(offset, index + AROUND + 1) },
    ...(total !== undefined && { total }),
    ...(totalIsExact !== undefined && { totalIsExact }),
  };
}

/** Returns the place in the state of a navigation. Returns undefined if the person did not come from a list. */
export function placeOf(state: unknown): Place | undefined {
  if (typeof state !== 'object' || state === null || !('place' in state)) return undefined;
  return (state as RecordState).place; // safe cast: only lists write this state
}

/** Returns the address of the next record (1) or the previous one (-1), with the state of the navigation. */
export function toPlace(
  place: Place,
  step: 1 | -1,
): { readonly href: string; readonly state: RecordState } | undefined {
  const index = place.index + step;
  const href = place.hrefs[index - place.offset];
  return href === undefined ? undefined : { href, state: { place: { ...place, index } } };
}
