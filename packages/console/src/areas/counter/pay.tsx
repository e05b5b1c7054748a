import { SellAtCounter } from '@toric/contracts/order/counter/counter.http';
import { COUNTER_METHOD_WORDS } from '@toric/contracts/order/counter/counter.words';
import type { Money as Amount } from '@toric/contracts/kernel/money';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import { useId } from 'react';
import type { Problem } from '../../app/problem.ts';
import { formatMoney } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { parseAmount } from '../../kit/form/typed-values.ts';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Key } from '../../kit/show/key.tsx';
import { Money } from '../../kit/show/money.tsx';
import { addressInOneLine } from '../orders/address-lines.tsx';
import type { Caller } from '../orders/new/caller.ts';
import { useWarehouses } from '../stock/warehouse-name.tsx';
import { UseCredit } from '../store-credit/use-credit.tsx';
import type { Pay } from './use-sale.ts';

type Props = {
  readonly caller: Caller;
  readonly pay: Pay;
  readonly quote: QuoteView | undefined;
  readonly credit: Amount | undefined;
  readonly isReady: boolean;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  readonly onChange: (pay: Pay) => void;
  readonly onSell: () => void;
};
type FieldProps = Pick<Props, 'pay' | 'onChange'>;

const METHODS = ['card', 'cash'] as const;

function Choice(
  props: FieldProps & {
    label: string;
    field: 'warehouseId' | 'addressId';
    options: readonly { id: string; name: string }[];
  },
) {
  const { label, field, options, pay, onChange } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={pay[field]}
        onChange={({ target }) => onChange({ ...pay, [field]: target.value })}
      >
        <option value="">–</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Typed(props: FieldProps & { label: string; field: 'token' | 'given' | 'couponCode'; decimal?: boolean }) {
  const { label, field, pay, onChange, decimal } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input mono"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        inputMode={decimal ? 'decimal' : 'text'}
        value={pay[field]}
        onChange={({ target }) => onChange({ ...pay, [field]: target.value })}
      />
    </div>
  );
}

function Method({ pay, onChange }: FieldProps) {
  const t = useWords();
  return (
    <fieldset className="plain row">
      <legend className="sr">{t(text('Paid by', '支付方式'))}</legend>
      {METHODS.map((method) => (
        <label className="row" key={method}>
          <input
            type="radio"
            name="counter-method"
            checked={pay.method === method}
            onChange={() => onChange({ ...pay, method })}
          />
          {t(COUNTER_METHOD_WORDS[method].label)}
        </label>
      ))}
    </fieldset>
  );
}

/** Returns the change for the buyer. Returns undefined if she has given too little or nothing yet. */
export function changeOf(
  given: string,
  total: { readonly amount: number; readonly currency: string } | null | undefined,
) {
  const amount = total ? parseAmount(given, total.currency) : undefined;
  if (!total || amount === undefined || amount < total.amount) return undefined;
  return { amount: amount - total.amount, currency: total.currency };
}

function Cash({ pay, quote, credit, onChange }: FieldProps & Pick<Props, 'quote' | 'credit'>) {
  const t = useWords();
  const used = pay.usesCredit ? (credit?.amount ?? 0) : 0;
  const total = quote?.total;
  const change = changeOf(pay.given, total && { ...total, amount: total.amount - used });
  return (
    <>
      <Typed {...{ pay, onChange }} field="given" decimal label={t(text('Cash given', '实收现金'))} />
      <p className="row between" aria-live="polite">
        <span>{t(text('Change', '找零'))}</span>
        <b>{change ? <Money value={change} /> : '–'}</b>
      </p>
    </>
  );
}

const rowsOf = (quote: QuoteView) => [
  ...quote.lines.map(({ quantity, productName, gross }) => {
    const name = `${quantity} × ${productName ?? ''}`;
    return { label: text(name, name), value: <Money value={gross} /> };
  }),
  {
    label: text('Coupon', '优惠券'),
    value: quote.discount?.amount ? <Money value={{ ...quote.discount, amount: -quote.discount.amount }} /> : null,
  },
  {
    label: quote.taxMode === 'on-top' ? text('Tax', '税') : text('Tax in it', '其中税额'),
    value: quote.tax?.amount ? <Money value={quote.tax} /> : null,
  },
  { label: text('Total', '合计'), value: <Money value={quote.total} />, total: true },
];

/** Asks for the warehouse of the goods and the way of payment, and has the button that sells. */
export function PayBlock(props: Props) {
  const { caller, pay, quote, credit, isReady, busy, problem, onChange, onSell } = props;
  const t = useWords();
  const language = useLanguage();
  const warehouses = useWarehouses();
  const addresses = caller.addresses.map((address) => ({ id: address.id, name: addressInOneLine(address) }));
  const total = quote?.total;
  const amount = total ? ` · ${formatMoney(total, language)}` : '';
  return (
    <Block title={text('To pay', '应付')}>
      <div className="stack">
        {quote && <Facts sum rows={rowsOf(quote)} />}
        <Choice
          {...{ pay, onChange }}
          field="warehouseId"
          label={t(text('Taken from', '出货仓库'))}
          options={warehouses}
        />
        <Choice
          {...{ pay, onChange }}
          field="addressId"
          label={t(text('Address on the invoice', '发票地址'))}
          options={addresses}
        />
        <Typed {...{ pay, onChange }} field="couponCode" label={t(text('Coupon', '优惠券'))} />
        <UseCredit
          credit={credit}
          isUsed={pay.usesCredit ?? false}
          onChange={(usesCredit) => onChange({ ...pay, usesCredit })}
        />
        <Method {...{ pay, onChange }} />
        {pay.method === 'cash' ? (
          <Cash {...{ pay, quote, credit, onChange }} />
        ) : (
          <Typed {...{ pay, onChange }} field="token" label={t(text('Card', '银行卡'))} />
        )}
        <Refusal problem={problem} />
        <button
          className="btn main wide"
          type="button"
          data-operation={SellAtCounter.id}
          disabled={!isReady || busy}
          aria-busy={busy}
          onClick={onSell}
        >
          {t(text('Sell', '收款并交货'))}
          {amount} <Key>Ctrl ↵</Key>
        </button>
      </div>
    </Block>
  );
}
