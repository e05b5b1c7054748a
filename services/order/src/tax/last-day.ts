import { TAX_ENDED, TAX_ENDS_TOO_EARLY } from '@toric/contracts/order/tax/tax.errors';

type Lasting = { readonly since: string; readonly until: string | null };

/** Throws if something that holds from a first day on has ended already, or would end before today or before that day. */
export function assertMayEnd({ since, until: ended }: Lasting, until: string, today: string): void {
  if (ended !== null) throw TAX_ENDED({ until: ended });
  if (until < since || until < today) throw TAX_ENDS_TOO_EARLY({ since });
}
