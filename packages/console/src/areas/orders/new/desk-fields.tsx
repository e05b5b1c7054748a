import { OrderChannel } from '@toric/contracts/order/desk/known';
import { DESK_GUIDE } from '@toric/contracts/order/desk/known.help';
import { ORDER_CHANNEL_WORDS } from '@toric/contracts/order/desk/known.words';
import { useId } from 'react';
import { text, useWords } from '../../../app/words.ts';
import { FieldFrame } from '../../../kit/form/field-frame.tsx';
import type { Delivery } from './chosen-delivery.ts';

type Props = { readonly delivery: Delivery; readonly onChange: (delivery: Delivery) => void };

const FRAME = { isOptional: true, shape: 'single', hasExample: false, error: undefined } as const;
const LONGEST_NOTE = 1_000;
/** Lists the channels by which an order reaches staff. */
const WAYS = OrderChannel.options.filter((way) => way === 'phone' || way === 'mail' || way === 'counter');

/** Shows the fields of the channel of the order and of the note of the customer. */
export function DeskFields({ delivery, onChange }: Props) {
  const t = useWords();
  const [channel, note] = [useId(), useId()];
  return (
    <>
      <FieldFrame
        {...FRAME}
        id={channel}
        width="third"
        label={t(text('Came by', '来源'))}
        guide={DESK_GUIDE['channel']}
      >
        <select
          id={channel}
          className="input filled"
          value={delivery.channel ?? 'phone'}
          onChange={({ target }) => onChange({ ...delivery, channel: OrderChannel.parse(target.value) })}
        >
          {WAYS.map((way) => (
            <option key={way} value={way}>
              {t(ORDER_CHANNEL_WORDS[way].label)}
            </option>
          ))}
        </select>
      </FieldFrame>
      <FieldFrame
        {...FRAME}
        id={note}
        width="full"
        label={t(text('Note of the customer', '客户备注'))}
        guide={DESK_GUIDE['note']}
      >
        <textarea
          id={note}
          className="input"
          rows={2}
          maxLength={LONGEST_NOTE}
          value={delivery.note ?? ''}
          onChange={({ target }) => onChange({ ...delivery, note: target.value })}
        />
      </FieldFrame>
    </>
  );
}
