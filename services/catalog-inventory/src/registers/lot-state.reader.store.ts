import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';

const { sql } = Prisma;

/** Describes the present state of all lots with one GTIN and one lot number, in all warehouses. */
export type LotState = {
  readonly quarantined: boolean;
  readonly masterUdiDi: string | null;
  readonly recalledBy: readonly string[] | null;
};
type Named = { readonly gtin: string | null; readonly lotNumber: string | null };
type Key = { readonly gtin: string; readonly lotNumber: string };

/**
 * Holds the largest number of states that are kept in memory. A register that names more lots reads some of them again.
 */
const KEPT = 10_000;

/**
 * Reads the states of these lots. The SQL groups recalls by their ids before it sorts their references, because many
 * lots are in the same recalls.
 */
const readStates = (read: Read, keys: readonly Key[]): Promise<(Key & LotState)[]> =>
  read<Key & LotState>(sql`
    with by_recall as materialized (
      select pack.gtin, same.lot_number, quarantine.recall_id, bool_or(same.quarantined) as quarantined,
        min(same.master_udi_di) as master_udi_di
      from json_to_recordset(${JSON.stringify(keys)}::json) as named(gtin text, "lotNumber" text)
      join pack on pack.gtin = named.gtin
      join lot same on same.pack_id = pack.id and same.lot_number = "lotNumber"
      left join quarantine on quarantine.lot_id = same.id
      group by pack.gtin, same.lot_number, quarantine.recall_id)
    select gtin, lot_number, bool_or(quarantined) as quarantined, min(master_udi_di) as master_udi_di,
      array_agg(recall.reference order by recall.reference) filter (where recall.reference is not null) as recalled_by
    from by_recall left join recall on recall.id = recall_id
    group by gtin, lot_number`);

const keyOf = ({ gtin, lotNumber }: Key): string => `${gtin} ${lotNumber}`;
const isNamed = (one: Named): one is Key => one.gtin !== null && one.lotNumber !== null;

/**
 * Returns a function that finds the states of the lots that rows name. The function reads each state once. This saves
 * reads, because a recall of a lot in many warehouses makes one entry for each warehouse, and a file asks page by page.
 */
export function lotStates(read: Read) {
  const known = new Map<string, LotState | undefined>();
  return async (rows: readonly Named[]): Promise<(LotState | undefined)[]> => {
    const named = new Map(
      rows.filter(isNamed).map(({ gtin, lotNumber }) => [keyOf({ gtin, lotNumber }), { gtin, lotNumber }]),
    );
    if (known.size + named.size > KEPT) known.clear();
    const missing = [...named].filter(([key]) => !known.has(key));
    for (const [key] of missing) known.set(key, undefined);
    const keys = missing.map(([, key]) => key);
    const found = keys.length > 0 ? await readStates(read, keys) : [];
    for (const { gtin, lotNumber, ...state } of found) known.set(keyOf({ gtin, lotNumber }), state);
    return rows.map((row) => (isNamed(row) ? known.get(keyOf(row)) : undefined));
  };
}
