import type { Eye } from '@toric/contracts/lens';
import { useState } from 'react';
import { today } from '../../app/formats.ts';
import { useKeys } from '../../app/keys.ts';
import { text } from '../../app/words.ts';
import { prescriptionFor } from '../customers/eyes.tsx';
import type { Caller } from '../orders/new/caller.ts';
import { type Draft, EMPTY, prescribed, withPrescriptions } from '../orders/new/draft.ts';
import { EyeForm } from '../orders/new/eye-form.tsx';
import { GoodsForm } from '../orders/new/goods-form.tsx';
import '../orders/new/new-order.css';
import { isReady, Reasons } from '../orders/new/reasons.tsx';
import { useQuote } from '../orders/new/use-quote.ts';
import { useWarehouses } from '../stock/warehouse-name.tsx';
import { NO_CARD, useCreditFor } from '../store-credit/use-credit.tsx';
import { PayBlock } from './pay.tsx';
import { ScanField } from './scan.tsx';
import { type Pay, useSale } from './use-sale.ts';

type Props = {
  readonly caller: Caller;
  readonly onSold: (orderId: string) => void;
  readonly onLeave: () => void;
};

const SELL = text('Sell', '收款并交货');
const NOTHING = text(
  'Nothing is chosen yet. Scan a box. For a lens, tick its eye first, and type the power that stands on the box.',
  '尚未选择。请扫描包装盒。镜片请先勾选眼别，并输入盒上的度数。',
);
const NEXT = text('Next customer', '下一位客户');

/** Returns a draft with the lenses of the prescription in force. They are not ordered yet: a scan orders them. */
function begin({ prescriptions }: Caller): Draft {
  const inForce = prescriptionFor(prescriptions, 'right') ?? prescriptionFor(prescriptions, 'left');
  return inForce ? prescribed(inForce, EMPTY) : EMPTY;
}

/**
 * Returns the draft of the sale, its price, and the function that sells. If there is only one warehouse, it is selected
 * from the beginning.
 */
function useDraft({ caller, onSold }: Pick<Props, 'caller' | 'onSold'>) {
  const [typed, setDraft] = useState(() => begin(caller));
  const draft = withPrescriptions(typed, caller.validity, today());
  const addressId = caller.addresses[0]?.id ?? '';
  const [paid, setPay] = useState<Pay>({
    ...{ method: 'card', token: '', given: '', warehouseId: '', addressId, couponCode: '' },
  });
  const warehouses = useWarehouses();
  const only = warehouses.length === 1 ? warehouses[0]?.id : undefined;
  const pay = { ...paid, warehouseId: paid.warehouseId || (only ?? '') };
  const address = caller.addresses.find(({ id }) => id === pay.addressId);
  const { quote, problem: unquoted } = useQuote(draft, address, { couponCode: pay.couponCode, methodId: '' });
  const credit = useCreditFor(caller.customer.id, quote?.total);
  const used = pay.usesCredit ? credit : undefined;
  const paysAll = used !== undefined && used.amount === quote?.total?.amount;
  const paying = paysAll && pay.token.trim() === '' ? { ...pay, token: NO_CARD } : pay;
  const { sell, busy, problem } = useSale(caller, draft, paying, { address, useStoreCredit: used?.amount });
  const hasMoney = pay.method === 'cash' || paying.token.trim().length >= 3;
  const ready = isReady({ caller, draft, quote }) && pay.warehouseId !== '' && hasMoney;
  const run = async () => {
    const orderId = await sell().catch(() => undefined); // the refusal is shown above the button
    if (orderId !== undefined) onSold(orderId);
  };
  const act = () => void (ready && !busy && run());
  return { draft, setDraft, pay, setPay, address, quote, credit, ready, busy, problem: problem ?? unquoted, act };
}

/** Shows the sale: scan, both eyes, other goods, and the payment. */
export function Sell({ caller, onSold, onLeave }: Props) {
  const sale = useDraft({ caller, onSold });
  const { draft, setDraft, pay, setPay, address, quote, credit, ready, busy, problem, act } = sale;
  useKeys([
    { key: 'Ctrl Enter', label: SELL, run: act, inFields: true },
    { key: 'w', label: NEXT, run: onLeave },
  ]);
  const eyeOf = (eye: Eye) => ({
    ...{ eye, draft: draft[eye], market: address?.country },
    prescription: caller.validity.find(({ id }) => id === draft[eye].prescriptionId),
  });
  return (
    <div className="split rule">
      <div className="pad stack-4">
        <ScanField draft={draft} onChange={setDraft} />
        <Reasons caller={caller} draft={draft} quote={quote} nothing={NOTHING} />
        <GoodsForm goods={draft.goods} market={address?.country} onChange={(goods) => setDraft({ ...draft, goods })} />
        <div className="eyes order-eyes">
          <EyeForm {...eyeOf('right')} onChange={(right) => setDraft({ ...draft, right })} />
          <EyeForm {...eyeOf('left')} onChange={(left) => setDraft({ ...draft, left })} />
        </div>
      </div>
      <aside>
        <PayBlock {...{ caller, pay, quote, credit, busy, problem, isReady: ready, onChange: setPay, onSell: act }} />
      </aside>
    </div>
  );
}
