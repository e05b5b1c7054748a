import { AMEND_ORDER_GUIDE } from '@toric/contracts/order/amendments/amendment.guide';
import type { OrderView } from '@toric/contracts/order/order.http';
import { useId } from 'react';
import { text, useWords } from '../../app/words.ts';
import { FieldFrame } from '../../kit/form/field-frame.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Money } from '../../kit/show/money.tsx';
import type { LineDraft } from './change-draft.ts';

const MOST_BOXES = 24;
const FRAME = { isOptional: true, shape: 'single', hasExample: false } as const;
const guideOf = (name: string) => AMEND_ORDER_GUIDE[name];

type LineProps = {
  readonly line: OrderView['lines'][number];
  readonly draft: LineDraft;
  readonly onChange: (draft: LineDraft) => void;
};

function KeptField({ draft, onChange }: Omit<LineProps, 'line'>) {
  const t = useWords();
  const id = useId();
  return (
    <p className="form-third">
      <label className="row list-check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={draft.isKept}
          onChange={({ target }) => onChange({ ...draft, isKept: target.checked })}
        />
        {t(text('Stays in the order', '保留在订单中'))}
      </label>
    </p>
  );
}

/** Shows the fields of one line of the order: whether it stays, the number of boxes, and a price that staff type. */
export function LineFields({ line, draft, onChange }: LineProps) {
  const t = useWords();
  const [boxesId, priceId] = [useId(), useId()];
  const name = (
    <>
      {line.eye && <Eye eye={line.eye} />} <b>{line.productName}</b> <Money value={line.unitPrice} />
    </>
  );
  return (
    <fieldset className="form-grid plain">
      <legend>{name}</legend>
      <KeptField draft={draft} onChange={onChange} />
      <FieldFrame
        {...FRAME}
        id={boxesId}
        error={undefined}
        isOptional={false}
        width="third"
        label={t(text('Boxes', '盒数'))}
        guide={guideOf('lines.quantity')}
      >
        <input
          id={boxesId}
          className="input num"
          type="number"
          min={1}
          max={MOST_BOXES}
          disabled={!draft.isKept}
          value={draft.quantity}
          onChange={({ target }) => onChange({ ...draft, quantity: target.valueAsNumber || 1 })}
        />
      </FieldFrame>
      <FieldFrame
        {...FRAME}
        id={priceId}
        error={undefined}
        width="third"
        label={t(text('Price by hand', '手动价格'))}
        guide={guideOf('lines.unitPrice.amount')}
      >
        <input
          id={priceId}
          className="input num"
          inputMode="decimal"
          autoComplete="off"
          disabled={!draft.isKept}
          value={draft.price}
          onChange={({ target }) => onChange({ ...draft, price: target.value })}
        />
      </FieldFrame>
    </fieldset>
  );
}
