import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import { DELIVERY_METHOD } from '@toric/contracts/order/shipping/order-delivery.help';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type DeliveryOption, ListDeliveryOptions } from '@toric/contracts/order/delivery-option.http';
import { useId } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { formatDay, formatMoney } from '../../../app/formats.ts';
import { text, useLanguage, useWords } from '../../../app/words.ts';
import { FieldFrame } from '../../../kit/form/field-frame.tsx';
import { type Draft, parcelLines } from './draft.ts';
import { placeOf } from './use-quote.ts';

/** Returns the delivery options for the address with these boxes. Returns an empty list while nothing is ordered. */
export function useDeliveryOptions(draft: Draft, address: AddressView | undefined): readonly DeliveryOption[] {
  const place = placeOf(address);
  const lines = parcelLines(draft);
  const body = { place: place ?? { country: 'US' }, lines };
  const enabled = place !== undefined && lines.length > 0;
  const { data } = useAnswer(ListDeliveryOptions, { body }, { keep: true, enabled });
  return enabled ? (data?.data ?? []) : [];
}

/** Returns a delivery in words: its name, its charge and the promised day. */
function optionInWords(
  { name, charge, promisedOn }: DeliveryOption,
  t: ReturnType<typeof useWords>,
  language: ReturnType<typeof useLanguage>,
): string {
  const cost = charge.amount === 0 ? t(text('free', '免运费')) : formatMoney(charge, language);
  const day = promisedOn && formatDay(promisedOn, language);
  const until = day ? t(text(`, by ${day}`, `，最晚 ${day} 送达`)) : '';
  return `${t(name)}: ${cost}${until}`;
}

type Props = {
  readonly options: readonly DeliveryOption[];
  readonly methodId: string;
  readonly refused: string | undefined;
  /** Says what it means to choose no method. */
  readonly nothing?: Text;
  readonly guide?: typeof DELIVERY_METHOD | undefined;
  readonly onChange: (methodId: string) => void;
};

const NOTHING = text('No method: no charge and no promised day', '不选择：不收运费，无承诺送达日');

/**
 * Shows the choice of a delivery, with its charge and the promised day. A shop without delivery methods shows nothing.
 */
export function DeliveryChoice({
  options,
  methodId,
  refused,
  nothing = NOTHING,
  guide = DELIVERY_METHOD,
  onChange,
}: Props) {
  const t = useWords();
  const language = useLanguage();
  const id = useId();
  if (options.length === 0 && methodId === '') return null;
  const isGone = methodId !== '' && !options.some((option) => option.methodId === methodId);
  return (
    <FieldFrame
      {...{ id, isOptional: true, shape: 'single', hasExample: false, width: 'full', guide }}
      label={t(DELIVERY_METHOD.label)}
      error={refused}
    >
      <select id={id} className="input" value={methodId} onChange={({ target }) => onChange(target.value)}>
        <option value="">{t(nothing)}</option>
        {isGone && <option value={methodId}>{t(text('The method no longer goes there', '该方式已不送达此地'))}</option>}
        {options.map((option) => (
          <option key={option.methodId} value={option.methodId}>
            {optionInWords(option, t, language)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
