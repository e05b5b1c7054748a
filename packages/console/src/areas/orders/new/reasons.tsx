import type { Text } from '@toric/contracts/kernel/sentence';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import { Link } from 'react-router';
import { formatDay, today } from '../../../app/formats.ts';
import { text, useWords } from '../../../app/words.ts';
import { Why } from '../../../kit/show/why.tsx';
import type { Caller } from './caller.ts';
import { type Draft, EYES, lensOf, orderLines, repeatOf } from './draft.ts';
import { tooMuch } from './supply-left.ts';

type Props = {
  readonly caller: Caller;
  readonly draft: Draft;
  readonly quote: QuoteView | undefined;
  /** Explains how to begin the order, on a page without the key R, which fills in the last order. */
  readonly nothing?: Text;
};

const NO_ADDRESS = text('This order cannot be placed: the customer has no address.', '无法下单：客户没有地址。');
const NOTHING = text('Nothing is chosen yet. R takes the lenses of last time.', '尚未选择。按 R 填入上次的镜片。');
const NO_PRESCRIPTION = {
  title: text('This order cannot be placed: no prescription is known for this lens.', '无法下单：该镜片没有已知处方。'),
  rule: text(
    'An optician records the prescription first, or the customer sends it.',
    '请由验光师先录入处方，或由客户上传。',
  ),
};
const MISSING = {
  right: {
    product: text('Choose the lens of the right eye.', '请选择右眼的镜片。'),
    pack: text('Choose the pack for the right eye.', '请选择右眼镜片的包装。'),
    power: text('The power of the right eye is not complete.', '右眼度数不完整。'),
  },
  left: {
    product: text('Choose the lens of the left eye.', '请选择左眼的镜片。'),
    pack: text('Choose the pack for the left eye.', '请选择左眼镜片的包装。'),
    power: text('The power of the left eye is not complete.', '左眼度数不完整。'),
  },
  goods: {
    product: text(
      'Choose the product under “Other goods”, or take the line out.',
      '请在“其他商品”中选择产品，或移除该行。',
    ),
    pack: text('Choose the pack under “Other goods”.', '请在“其他商品”中选择包装。'),
  },
};
const ELSE = text(
  'The powers of both eyes come from two orders. Type one of them.',
  '两眼度数来自两份订单，请输入其中一个。',
);
const FEWER = text(
  'Order fewer boxes, or ask for a new prescription. Otherwise the order is cancelled after the check.',
  '请减少盒数，或请客户提供新处方。否则订单核对后会被取消。',
);
const READY = {
  title: text('This can be placed.', '可以下单。'),
  rule: text(
    'Prescription, stock and card are checked right afterwards. Nothing is charged until they stand.',
    '下单后立即核对处方、库存和银行卡，全部就绪前不收费。',
  ),
};

/** Returns the sentence that stops the order if the prescription of an ordered eye has expired. */
function ended({ caller, draft }: Props): Text | undefined {
  const now = today();
  for (const eye of EYES) {
    const { isOrdered, prescriptionId } = draft[eye];
    const found = caller.validity.find(({ id }) => id === prescriptionId);
    if (!isOrdered || !found || found.expiresOn >= now) continue;
    const [en, zh] = [formatDay(found.expiresOn, 'en'), formatDay(found.expiresOn, 'zh')];
    return eye === 'right'
      ? text(
          `This order cannot be placed: the right eye’s prescription ended on ${en}.`,
          `无法下单：右眼处方已于 ${zh} 到期。`,
        )
      : text(
          `This order cannot be placed: the left eye’s prescription ended on ${en}.`,
          `无法下单：左眼处方已于 ${zh} 到期。`,
        );
  }
  return undefined;
}

/**
 * Returns the sentence that stops the order if an eye would get more lenses than may be supplied on its prescription.
 */
function overSupply({ caller, draft, quote }: Props): Text | undefined {
  const found = tooMuch(draft, caller.validity, quote?.lines ?? []);
  if (!found) return undefined;
  const { eye, most } = found;
  const en = eye === 'right' ? 'the right eye' : 'the left eye';
  const zh = eye === 'right' ? '右眼' : '左眼';
  if (most === 0)
    return text(
      `This order cannot be placed: ${en} has got all lenses that may be supplied on this prescription.`,
      `无法下单：${zh}在此处方下已无可供应的镜片。`,
    );
  return text(
    `This order cannot be placed: ${en} may get ${most === 1 ? '1 more box' : `${most} more boxes`} on this prescription.`,
    `无法下单：${zh}在此处方下最多还可供应 ${most} 盒。`,
  );
}

/** Returns the sentence about the first value that the order lacks. */
function missingIn(draft: Draft): Text {
  for (const eye of EYES) {
    const { isOrdered, productId, packId, like } = draft[eye];
    if (!isOrdered) continue;
    if (productId === '') return MISSING[eye].product;
    if (packId === '') return MISSING[eye].pack;
    if (!like && !lensOf(draft[eye])) return MISSING[eye].power;
  }
  for (const { productId, packId } of draft.goods) {
    if (productId === '') return MISSING.goods.product;
    if (packId === '') return MISSING.goods.pack;
  }
  return ELSE;
}

/** Returns true if the lines are complete and no known reason stops the order. */
export function isReady(props: Props): boolean {
  const { caller, draft, quote } = props;
  const isComplete = orderLines(draft) !== undefined || repeatOf(draft) !== undefined;
  const isStopped = ended(props) !== undefined || overSupply(props) !== undefined;
  return caller.addresses.length > 0 && isComplete && !isStopped && (quote?.refusals.length ?? 0) === 0;
}

/** Shows why the order cannot be placed, or that it can be placed: the fact, the rule and the remedy. */
export function Reasons(props: Props) {
  const t = useWords();
  const { caller, draft, quote, nothing = NOTHING } = props;
  const expired = ended(props);
  const refusal = quote?.refusals[0];
  if (caller.addresses.length === 0) {
    const link = (
      <Link className="btn small" to={`/customers/${caller.customer.id}`}>
        {t(text('Add an address', '添加地址'))}
      </Link>
    );
    return <Why tone="stop" title={NO_ADDRESS} actions={link} />;
  }
  if (expired) {
    const source = { label: '16 CFR 315.6', href: 'https://www.ecfr.gov/current/title-16/section-315.6' };
    return (
      <Why tone="stop" title={expired} rule={text('A new prescription is needed.', '需要新处方。')} source={source} />
    );
  }
  const over = overSupply(props);
  if (over) return <Why tone="stop" title={over} rule={FEWER} />;
  if (refusal) return <Why tone="stop" title={refusal.detail} />;
  const ordered = EYES.filter((eye) => draft[eye].isOrdered);
  if (ordered.length + draft.goods.length === 0) return <Why tone="note" title={nothing} />;
  if (isReady(props)) return <Why tone="ok" title={READY.title} rule={READY.rule} />;
  const hasNone = ordered.some((eye) => draft[eye].prescriptionId === '' && draft[eye].productId !== '');
  if (hasNone) return <Why tone="stop" title={NO_PRESCRIPTION.title} rule={NO_PRESCRIPTION.rule} />;
  return <Why tone="wait" title={missingIn(draft)} />;
}
