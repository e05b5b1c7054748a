import { GetOrder } from '@toric/contracts/order/order.http';
import { GetReturn } from '@toric/contracts/order/returns/return.http';
import { useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import type { Option } from '../../kit/kit.types.ts';

const EYES = { right: text('right eye', '右眼'), left: text('left eye', '左眼') };

function useLinesOf(orderId: string | undefined): readonly Option[] {
  const t = useWords();
  const { data } = useAnswer(GetOrder, orderId === undefined ? undefined : { params: { orderId } });
  return (data?.lines ?? []).map(({ lineId, productName, eye, quantity }) => ({
    value: lineId,
    label: `${[productName, eye && t(EYES[eye])].filter(Boolean).join(' · ')} × ${quantity}`,
  }));
}

/** Returns the lines of the order in the path, as options. */
export function useOrderLineOptions(): readonly Option[] {
  return useLinesOf(useParams()['orderId']);
}

/** Returns the lines of the order whose return is in the path, as options. */
export function useReturnLineOptions(): readonly Option[] {
  const { returnId = '' } = useParams();
  return useLinesOf(useAnswer(GetReturn, { params: { returnId } }).data?.orderId);
}
