import type { PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Why } from '../../kit/show/why.tsx';
import { putBack, sendRestLater } from './order-actions.ts';

/**
 * Shows the orders that lack a box which no other lot replaces. The picker chooses whether the other boxes are sent or
 * put back.
 */
export function ShortOrders({ wave }: { readonly wave: PickWaveView }) {
  const short = wave.list.filter(({ status, canSplit, toPutBack }) => status === 'short' && (canSplit || toPutBack));
  return short.map((order) => (
    <Why
      key={order.orderId}
      tone="wait"
      title={{ en: `Tote ${order.place} lacks a box.`, zh: `周转箱 ${order.place} 缺盒。` }}
      rule={
        order.canSplit
          ? {
              en: 'Send what is there now and the rest later, or put everything back on its shelves.',
              zh: '先发现有的，余下的稍后发出；或将全部盒放回货架。',
            }
          : { en: 'Nothing else of it is there. Put its boxes back.', zh: '没有其他可发出的盒，请将盒放回货架。' }
      }
      actions={
        <>
          <ActionButton action={sendRestLater} record={{ waveId: wave.id, order }} />
          <ActionButton action={putBack} record={{ waveId: wave.id, order }} />
        </>
      }
    />
  ));
}
