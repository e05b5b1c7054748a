import type { ReadRows } from '@toric/chassis/files/csv';
import type { Days } from '@toric/contracts/kernel/register';
import type { Read } from '@toric/messaging/sql';
import { Prisma } from '../generated/client.ts';
import { lotStates } from './lot-state.reader.store.ts';
import { withinDays, selectPage, type Register, readRows } from './register.reader.store.ts';
import type { VigilanceRow } from './vigilance-register.ts';

const { sql } = Prisma;

/**
 * Selects complaints, ledger entries that begin or end a quarantine, and recall versions as the rows of one register.
 * The row of a ledger entry is about a withdrawal if a recall version caused the entry. It is about a non-conforming
 * device if a person caused the entry.
 */
const register = (days: Days): Register => ({
  entries: (first) => sql`
    select entry.id, entry.created_at, 'complaint' as kind, gtin, lot_number, null::uuid as lot_id, seriousness, received_at,
      null as reason, passed_on, status, outcome, entry.id::text as reference, null as source, recorded_by
    from ${first(sql`complaint`, withinDays(days))}
    union all
    select entry.id, entry.created_at,
      case when version.id is null then case entry.kind when 'free' then 'conforming-again' else 'non-conforming' end
        else case entry.kind when 'free' then 'withdrawal-ended' else 'withdrawal' end end,
      gtin, lot_number, lot.id, severity, null, reason, null, null, null, recall.reference, source_url, actor_id
    from ${first(sql`stock_ledger`, sql`entry.kind in ('quarantine', 'free') and ${withinDays(days)}`)} join lot on lot.id = entry.lot_id join pack on pack.id = lot.pack_id
    left join recall_version version on version.id = entry.cause_id left join recall on recall.id = version.recall_id
    union all
    select entry.id, entry.created_at, 'recall', null, null, null, severity, null, title || ': ' || what_to_do, null,
      case when closed_at is null then 'open' else 'closed' end, null, reference || ' v' || entry.version, source_url, issued_by
    from ${first(sql`recall_version`, withinDays(days))} join recall on recall.id = entry.recall_id`,
  withDetails: (entries) => sql`
    select listed.id, listed.created_at, kind, listed.gtin, listed.lot_number, seriousness, received_at, reason, passed_on, status,
      outcome, reference, source, recorded_by, product.name as device, product.brand as manufacturer,
      to_char(lot.expires_on, 'YYYY-MM-DD') as expires_on, lot.on_hand as boxes_in_stock, lot.master_udi_di
    from (${entries}) listed left join pack on pack.gtin = listed.gtin left join product on product.id = pack.product_id
    left join lot on lot.id = listed.lot_id`,
});

/** Reads entries page by page. Each entry has the state of its lot at the time when the lot is first read. */
export function vigilanceRows(read: Read, days: Days): ReadRows<VigilanceRow> {
  const entries = readRows<Omit<VigilanceRow, 'quarantined' | 'recalledBy'>>(read, register(days));
  const statesOf = lotStates(read);
  return async (after, limit) => {
    const rows = await entries(after, limit);
    const states = await statesOf(rows);
    return rows.map((row, at) => {
      const { quarantined = null, recalledBy = null, masterUdiDi = null } = states[at] ?? {};
      return { ...row, quarantined, recalledBy, masterUdiDi: row.masterUdiDi ?? masterUdiDi };
    });
  };
}

/**
 * Returns the number of rows, and for each demanded field the number of rows in which it is missing. The rules are the
 * same as in `vigilanceRecord`. Counts only the oldest `atMost` rows.
 */
export async function countVigilance(read: Read, days: Days, atMost: number) {
  const [counted] = await read<{ rows: number; gtin: number; lotNumber: number; passedOn: number }>(sql`
    select count(*)::int as rows, count(*) filter (where kind = 'complaint' and gtin is null)::int as gtin,
      count(*) filter (where kind = 'complaint' and lot_number is null)::int as lot_number,
      count(*) filter (where seriousness in ('suspected-incident', 'suspected-serious-incident')
        and passed_on = '[]')::int as passed_on
    from (${selectPage(register(days), undefined, atMost)}) counted`);
  const { rows = 0, ...missing } = counted ?? {};
  return { rows, missing };
}
