import { ListOrderHolds } from '@toric/contracts/order/holds/order-hold.http';
import { ORDER_HOLD_KIND_WORDS } from '@toric/contracts/order/holds/order-hold.words';
import type { OrderView } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { releaseHold } from './hold-actions.tsx';

const RULE = text('a rule of the shop', '店铺规则');

/**
 * Shows why an order is on hold, the person who held it, and the latest time to ship it. Each hold has a button that
 * releases it.
 */
export function OnHold({ record: { id, onHold, shipBy } }: { readonly record: OrderView }) {
  const t = useWords();
  const may = useMay();
  const query = { orderId: id, state: 'open' as const };
  const { data } = useAnswer(ListOrderHolds, { query }, { enabled: onHold && may(ListOrderHolds) });
  if (!onHold) return null;
  const until = shipBy && (
    <>
      {t(text('Without a release it is cancelled ', '若不解除，将于 '))}
      <When at={shipBy} deadline />
      {t(text(', and nothing is charged.', ' 取消，不收费。'))}
    </>
  );
  const held = (data?.data ?? []).map((hold) => (
    <Why
      key={hold.id}
      tone="stop"
      title={
        <>
          {t(text('On hold: ', '已暂缓：'))}
          {t(ORDER_HOLD_KIND_WORDS[hold.kind].label)}
          {hold.reason && <>. {hold.reason}</>}
        </>
      }
      rule={
        <>
          <When at={hold.createdAt} /> · <PersonName id={hold.placedBy} nobody={RULE} />. {until}
        </>
      }
      actions={<ActionButton action={releaseHold} record={hold} small />}
    />
  ));
  if (held.length > 0) return <div className="stack">{held}</div>;
  return (
    <Why tone="stop" title={text('The order is on hold. It does not leave.', '订单已暂缓，暂不发出。')} rule={until} />
  );
}
