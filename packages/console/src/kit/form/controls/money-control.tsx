import { useEffect, useRef, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useWords } from '../../../app/words.ts';
import { type ControlProps, inputProps } from './control-props.ts';
import { keysOf } from '../model/schema.ts';
import { amountText, fieldText, parseAmount } from '../typed-values.ts';
import { useFormAround } from '../use-spec-form.ts';

type Amount = { readonly amount: unknown; readonly currency: string };

const asAmount = (value: unknown): Amount =>
  typeof value === 'object' && value !== null ? (value as Amount) : { amount: '', currency: '' };

/**
 * Shows the number of an amount. It is typed with decimals and stored in minor units. A text that is no amount stays,
 * and is refused.
 */
function AmountInput(props: ControlProps & { readonly currency: string }) {
  const [text, setText] = useState<string>();
  const { value, currency, onChange } = props;
  const shared = inputProps(props);
  return (
    <input
      {...shared}
      className={`${shared.className} money`}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={text ?? (typeof value === 'number' ? amountText(value, currency) : fieldText(value))}
      onChange={(event) => {
        setText(event.target.value);
        onChange(event.target.value === '' ? '' : (parseAmount(event.target.value, currency) ?? event.target.value));
      }}
      onBlur={() => {
        setText(undefined);
        shared.onBlur();
      }}
    />
  );
}

/**
 * Returns the typed amount in another currency. The typed text stays the same, although the number of minor units
 * differs.
 */
function inCurrency({ amount, currency }: Amount, next: string): Amount {
  const text = typeof amount === 'number' ? amountText(amount, currency) : fieldText(amount);
  return { amount: text === '' ? '' : (parseAmount(text, next) ?? text), currency: next };
}

/** Shows an amount with its currency. */
function WithCurrency(props: ControlProps) {
  const t = useWords();
  const { amount, currency } = asAmount(props.value);
  const change = (next: Amount) => props.onChange(next.amount === '' && next.currency === '' ? null : next);
  return (
    <div className="form-pair">
      <AmountInput
        {...props}
        value={amount}
        currency={currency}
        onChange={(next) => change({ amount: next, currency })}
      />
      <input
        className="input"
        aria-label={t({ en: `${props.label}: currency`, zh: `${props.label}：币种` })}
        aria-invalid={props.isInvalid || undefined}
        list="form-currencies"
        maxLength={3}
        autoComplete="off"
        spellCheck={false}
        placeholder="USD"
        value={currency}
        onChange={(event) => change(inCurrency({ amount, currency }, event.target.value.toUpperCase()))}
        onBlur={props.onBlur}
      />
      <datalist id="form-currencies">
        {['USD', 'EUR', 'GBP', 'CNY', 'CAD', 'AUD', 'JPY', 'HKD', 'CHF'].map((code) => (
          <option key={code} value={code} />
        ))}
      </datalist>
    </div>
  );
}

/** Shows a number of minor units. The currency is in another field beside it; otherwise it is USD. */
function OfOtherCurrency(props: ControlProps) {
  const { methods } = useFormAround();
  const beside = props.name.replace(/[^.]+$/, 'currency');
  const watched: unknown = useWatch({ control: methods.control, name: beside });
  const currency = fieldText(watched) || 'USD';
  const { value, onChange } = props;
  const before = useRef(currency);
  useEffect(() => {
    if (before.current === currency) return;
    const { amount } = inCurrency({ amount: value, currency: before.current }, currency);
    before.current = currency;
    if (amount !== value) onChange(amount);
  }, [currency, value, onChange]);
  return <AmountInput {...props} currency={currency} />;
}

/** Shows an amount of money. The typed text has decimals, and the sent amount is in minor units. */
export function MoneyControl(props: ControlProps) {
  return keysOf(props.schema).includes('currency') ? <WithCurrency {...props} /> : <OfOtherCurrency {...props} />;
}
