import { TAX_ENDED, TAX_ENDS_TOO_EARLY } from '@toric/contracts/order/tax/tax.errors';

type Lasting = { readonly since: string; readonly until: string | null };

/**
 * Throws if a record with a first and a last day has already ended, or would end before today or before its first day.
 */
export function assertMayEnd({ since, until: ended }: Lasting, until: string, today: string): void {
  if (ended !== null) throw TAX_ENDED({ until: ended });
  if (until < since || until < today) throw TAX_ENDS_TOO_EARLY({ since });
}
