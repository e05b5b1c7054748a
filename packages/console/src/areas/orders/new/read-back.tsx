import type { Text } from '@toric/contracts/kernel/sentence';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import { formatDay, formatMoney } from '../../../app/formats.ts';
import { text, useWords } from '../../../app/words.ts';
import { useProduct } from '../../catalogue/product-name.tsx';
import { addressInOneLine } from '../address-lines.tsx';
import { atBeginning } from '../../../kit/list/filters/phrases.ts';
import { type Draft, type EyeDraft, lensOf } from './draft.ts';
import { spokenCount, spokenPower } from './spoken.ts';

type EyeSaid = { readonly eye: Text; readonly draft: EyeDraft; readonly product: string };

/**
 * Returns the sentence about one eye that the clerk reads aloud. Without a power, it states that the power is the same
 * as last time.
 */
function sayEye({ eye, draft, product }: EyeSaid): Text {
  const lens = lensOf(draft);
  const power = lens ? spokenPower(lens) : text('the same power as last time', '度数与上次相同');
  const { quantity } = draft;
  const boxes = quantity === 1 ? 'one box' : `${spokenCount(quantity)} boxes`;
  return text(`${eye.en}, ${power.en}: ${boxes} of ${product}.`, `${eye.zh}，${power.zh}，${product} ${quantity} 盒。`);
}

function useProductName({ productId }: EyeDraft): string {
  return useProduct(productId || undefined).data?.name ?? '…';
}

type Props = {
  readonly draft: Draft;
  readonly quote: QuoteView | undefined;
  readonly address: AddressView | undefined;
};

/** Shows the sentences that the clerk reads to the caller before the order is placed. */
export function ReadBack({ draft, quote, address }: Props) {
  const t = useWords();
  const right = useProductName(draft.right);
  const left = useProductName(draft.left);
  const eyes = [
    ...(draft.right.isOrdered ? [sayEye({ eye: text('Right eye', '右眼'), draft: draft.right, product: right })] : []),
    ...(draft.left.isOrdered ? [sayEye({ eye: text('Left eye', '左眼'), draft: draft.left, product: left })] : []),
  ];
  const goods = draft.goods.flatMap(({ quantity }, at) => {
    const name = quote?.lines[eyes.length + at]?.productName;
    const boxes = quantity === 1 ? 'One' : atBeginning(spokenCount(quantity));
    return name ? [text(`${boxes} of ${name}.`, `${name} ${quantity} 件。`)] : [];
  });
  const total = quote?.total;
  const day = quote?.promisedOn;
  const place = address && addressInOneLine(address);
  const end = text(
    `${total ? `That is ${formatMoney(total, 'en')}. ` : ''}${place ? `It goes to ${place}. ` : ''}${day ? `It arrives by ${formatDay(day, 'en')}. ` : ''}Is that right?`,
    `${total ? `共 ${formatMoney(total, 'zh')}。` : ''}${place ? `送至 ${place}。` : ''}${day ? `最晚 ${formatDay(day, 'zh')} 送达。` : ''}对吗？`,
  );
  return (
    <div className="readback" aria-live="polite">
      <p className="fine dim">{t(text('Read to the caller', '请向来电者复述'))}</p>
      <p>
        “{[...eyes, ...goods].map((said) => t(said)).join(' ')} {t(end)}”
      </p>
    </div>
  );
}
