import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Eye as EyeName } from '@toric/contracts/lens';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { useKeys } from '../../../app/keys.ts';
import { count, text, useWords } from '../../../app/words.ts';
import { Dial } from '../../../kit/show/dial.tsx';
import { Eye } from '../../../kit/show/eye.tsx';
import { Key } from '../../../kit/show/key.tsx';
import { Day } from '../../../kit/show/when.tsx';
import { ProductName } from '../../catalogue/product-name.tsx';
import { Unusual } from '../contents.tsx';
import { EyeAdvice } from '../editor/advice.tsx';
import { eyesOf, nextAfter, orderOf, othersOf, type TypedValue } from './values.ts';

type Checked = ReadonlySet<string>;
type Props = {
  readonly record: PrescriptionView;
  readonly checked: Checked;
  readonly onChange: (checked: Checked) => void;
};
type RowProps = { readonly value: TypedValue; readonly isChecked: boolean; readonly onCheck: (id: string) => void };

const NAMES = { right: text('Right eye', '右眼'), left: text('Left eye', '左眼') };
const SIDES = { right: 'od', left: 'os' } as const;

/**
 * Shows one value of a prescription with its tick. The row is a checkbox: Enter confirms that the value matches, and
 * moves to the next value.
 */
function Row({ value, isChecked, onCheck }: RowProps) {
  const t = useWords();
  const id = useId();
  const { productId, day, shown } = value;
  return (
    <div className={isChecked ? 'pc ok' : 'pc todo'}>
      <span id={id}>{t(value.label)}</span>
      <button
        type="button"
        role="checkbox"
        aria-checked={isChecked}
        aria-labelledby={`${id} ${id}-value`}
        data-value={value.id}
        className="input"
        onClick={() => onCheck(value.id)}
      >
        <span id={`${id}-value`}>
          {productId && shown === '' ? <ProductName id={productId} /> : day ? <Day day={day} /> : shown}
        </span>
      </button>
      <span className="pcs">
        {isChecked ? <IconCheck size={16} stroke={1.5} className="t-ok" aria-hidden /> : null}
      </span>
    </div>
  );
}

function focusOn(id: string | undefined): void {
  if (id) document.querySelector<HTMLElement>(`[data-value="${id}"]`)?.focus();
}

type EyeProps = {
  readonly eye: EyeName;
  readonly record: PrescriptionView;
  readonly row: (value: TypedValue) => ReactNode;
};
function EyeColumn({ eye, record, row }: EyeProps) {
  const t = useWords();
  const lens = record.eyes[eye];
  const values = eyesOf(record).find((group) => group.eye === eye)?.values ?? [];
  const axis = lens?.parameters.axis;
  return (
    <section className={SIDES[eye]} aria-label={t(NAMES[eye])}>
      <p className="row between">
        <span className="row">
          <Eye eye={eye} />
          <b>{t(NAMES[eye])}</b>
        </span>
        {axis !== undefined && (
          <span className={`t-${SIDES[eye]}`}>
            <Dial axis={axis} big />
          </span>
        )}
      </p>
      {values.map(row)}
      {lens ? (
        <EyeAdvice productId={lens.productId} parameters={lens.parameters} market={record.issuedIn} />
      ) : (
        <p className="fine dimmer">{t(text('Nothing was typed.', '未填写。'))}</p>
      )}
    </section>
  );
}

/** Shows the typed values, each with a tick. Each value must be compared before the file is accepted. */
export function Typed({ record, checked, onChange }: Props) {
  const t = useWords();
  const order = orderOf(record);
  const begin = () => focusOn(order.find((id) => !checked.has(id)));
  useKeys([{ key: 'Enter', label: text('Go to the next value', '到下一项'), run: begin }]);
  function toggle(id: string) {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  }
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const id = event.target instanceof HTMLElement ? event.target.dataset['value'] : undefined;
    if (event.key !== 'Enter' || !id || event.ctrlKey) return;
    event.preventDefault();
    const next = new Set(checked).add(id);
    onChange(next);
    focusOn(nextAfter(order, next, id));
  }
  const row = (value: TypedValue) => (
    <Row key={value.id} value={value} isChecked={checked.has(value.id)} onCheck={toggle} />
  );
  const all = text(`${checked.size} of ${order.length} checked`, `已核对 ${checked.size} / ${order.length}`);
  const howMany = count(order.length, { one: 'Compare it.', other: 'Compare all {n}.', zh: '请核对全部 {n} 项。' });
  return (
    <div className="stack" onKeyDown={onKeyDown}>
      <p className="fine dim row between">
        <span>
          <Key>Enter</Key> {t(text('it matches, next', '一致，下一项'))} · {t(howMany)}
        </span>
        <b aria-live="polite">{t(all)}</b>
      </p>
      <Unusual eyes={record.eyes} />
      <div className="eyes">
        <EyeColumn eye="right" record={record} row={row} />
        <EyeColumn eye="left" record={record} row={row} />
      </div>
      <div className="pgrid3">{othersOf(record).map(row)}</div>
    </div>
  );
}
