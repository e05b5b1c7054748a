/** An invariant is a statement that must hold when the system is idle, whatever faults were injected before. */
import type { Evidence } from '../ledger-tables.ts';

export type Finding = { readonly checked: number; readonly violations: readonly string[] };
export type Invariant = {
  /** `I1` to `I16`, defined in docs/RELIABILITY.md. Reports and alarms use this number. */
  readonly id: string;
  readonly says: string;
  check: (evidence: Evidence) => Promise<Finding>;
};

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
