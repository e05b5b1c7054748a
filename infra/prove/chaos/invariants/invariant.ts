// What must hold when everything is at rest, whatever has been done to the system before.
import type { Evidence } from '../ledger-tables.ts';

export type Finding = { readonly checked: number; readonly violations: readonly string[] };
export type Invariant = {
  /** As MESSAGING.md numbers it. */
  readonly id: string;
  readonly says: string;
  check: (evidence: Evidence) => Promise<Finding>;
};

/** `checked` gives one number; each of `violations` gives a text per violation, none when all is well. */
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
