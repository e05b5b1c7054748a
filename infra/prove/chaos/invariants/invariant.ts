/** Describes an invariant: a statement that must hold when the system is idle, whatever faults were injected before. */
import type { Evidence } from '../ledger-tables.ts';

export type Finding = { readonly checked: number; readonly violations: readonly string[] };
export type Invariant = {
  /**
   * Holds the number of the invariant, from `I1` on, as docs/RELIABILITY.md defines it. Reports and alarms use this
   * number.
   */
  readonly id: string;
  readonly says: string;
  check: (evidence: Evidence) => Promise<Finding>;
};

/**
 * Is an SQL condition that is true for an order line `l` whose order is shipped in parts. For such an order, `shipped`
 * counts the boxes that were shipped, and a dropped rest is never shipped.
 */
export const IN_PARTS = `exists (select from "order".order_line p where p.order_id = l.order_id and p.shipped > 0)`;

/**
 * Selects the number of boxes of each order that were shipped according to the stock ledger. The cause of a ledger
 * entry is the order or, for a part of the order, the parcel.
 */
export const LEFT = `select c.order_id, -sum(e.on_hand_change) as boxes
  from (select order_id, order_id as cause_id from catalog_inventory.reservation
        union select order_id, parcel_id from catalog_inventory.shipped_line) c
  join catalog_inventory.stock_ledger e on e.cause_id = c.cause_id and e.kind = 'ship' group by 1`;

/** Selects the boxes of each lot that were shipped for an order line, in one parcel or in several. */
export const SHIPPED = `select order_id, line_id, lot_id, sum(quantity) as boxes
  from (select b.order_id, b.line_id, b.lot_id, b.quantity
        from catalog_inventory.reservation_line b join catalog_inventory.reservation r using (order_id) where r.status = 'shipped'
        union all select order_id, line_id, lot_id, quantity from catalog_inventory.shipped_line) sent group by 1, 2, 3`;

/**
 * Defines an invariant in SQL. The query `checked` returns the number of checked rows. Each query of `violations`
 * returns one text per violation.
 */
export const bySql = (given: {
  id: string;
  says: string;
  checked: string;
  violations: readonly string[];
}): Invariant => ({
  id: given.id,
  says: given.says,
  check: async ({ sql }) => {
    const [count] = await sql<{ checked: string }>(`select (${given.checked}) as checked`);
    const violations: string[] = [];
    for (const text of given.violations)
      violations.push(...(await sql<{ violation: string }>(text)).map(({ violation }) => violation));
    return { checked: Number(count?.checked), violations };
  },
});
