/** Decides which goods a reshipment may send. A reshipment is free, so it may send only the goods of its return. */
import { RETURN_RESHIP_OTHER_GOODS } from '@toric/contracts/order/returns/return.errors';
import type { ExchangeLine } from '@toric/contracts/order/returns/return-work.http';

type Returned = { readonly lineId: string; readonly quantity: number };
type Sent = { readonly id: string; readonly packId: string };

/**
 * Throws if a line of the reshipment does not belong to the return, has more boxes than the return, or names another
 * pack or another power.
 */
export function assertSameGoods(
  wanted: readonly ExchangeLine[],
  { returned, sent }: { readonly returned: readonly Returned[]; readonly sent: readonly Sent[] },
): void {
  wanted.forEach(({ lineId, packId, parameters }, index) => {
    const most = returned.find((line) => line.lineId === lineId)?.quantity ?? 0;
    const asked = wanted.filter((line) => line.lineId === lineId).reduce((boxes, { quantity }) => boxes + quantity, 0);
    const isOther = packId !== undefined && packId !== sent.find(({ id }) => id === lineId)?.packId;
    if (asked > most || isOther || parameters !== undefined)
      throw RETURN_RESHIP_OTHER_GOODS().atField(`/lines/${index}`);
  });
}
