import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { isLens } from '@toric/contracts/goods/goods';
import { ReadBarcode } from '@toric/contracts/tools/tools.http';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { api } from '../../app/api.ts';
import { asProblem, type Problem } from '../../app/problem.ts';
import { text, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Why } from '../../kit/show/why.tsx';
import { changed, type Draft, EYES } from '../orders/new/draft.ts';
import { asBarcode } from './as-barcode.ts';

type Props = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };
type Scanned = { readonly productId: string; readonly packId: string; readonly isLens: boolean };

const LABEL = text('Scan a box', '扫描包装盒');
const HELP = text(
  'Each scan adds one. A lens goes to the eyes that are ordered with it.',
  '每扫一次加一件。镜片会加到订购该产品的眼别。',
);
const UNKNOWN = text('No pack of our catalogue has this code.', '目录中没有此条码的包装。');
const WHICH_EYE = text(
  'This lens is ordered for neither eye. Choose its power at an eye, and scan it again.',
  '该镜片未在任何眼别中订购。请先在相应眼别选择度数，再扫描。',
);

/** Returns the pack of a barcode, or undefined if it is not in the catalogue. */
async function packOf(barcode: string): Promise<Scanned | undefined> {
  const { body } = await api.call(ReadBarcode, { body: { barcode } });
  if (!body.product) return undefined;
  const { productId, packId } = body.product;
  const { body: product } = await api.call(GetProduct, { params: { handle: productId } });
  return { productId, packId, isLens: isLens(product.goods) };
}

/**
 * Returns the draft with one more box of the scanned pack. Returns undefined for a lens that is ordered for neither
 * eye.
 */
export function withScan(draft: Draft, { productId, packId, isLens: ofEye }: Scanned): Draft | undefined {
  if (!ofEye) {
    const at = draft.goods.findIndex((line) => line.packId === packId);
    const line = draft.goods[at];
    if (!line) return { ...draft, goods: [...draft.goods, { productId, packId, quantity: 1 }] };
    return { ...draft, goods: draft.goods.with(at, { ...line, quantity: line.quantity + 1 }) };
  }
  const eyes = EYES.filter((eye) => draft[eye].isOrdered && draft[eye].productId === productId);
  // if both eyes have the same product, the box goes to the eye with fewer boxes
  const [eye] = [...eyes].sort((a, b) => draft[a].quantity - draft[b].quantity);
  if (!eye) return undefined;
  const before = draft[eye];
  const isFirst = before.packId !== packId;
  return { ...draft, [eye]: changed(before, { packId, quantity: isFirst ? 1 : before.quantity + 1 }) };
}

/** Shows the field for the scanner. It has the focus from the beginning, and keeps it after each scan. */
export function ScanField({ draft, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, type] = useState('');
  const [note, setNote] = useState<{ readonly problem?: Problem; readonly words?: typeof UNKNOWN }>({});
  useEffect(() => field.current?.focus(), []);
  async function scan(event: FormEvent) {
    event.preventDefault();
    const barcode = typed.trim();
    if (barcode === '') return;
    type('');
    try {
      const pack = await packOf(asBarcode(barcode));
      const next = pack && withScan(draft, pack);
      setNote(next ? {} : { words: pack ? WHICH_EYE : UNKNOWN });
      if (next) onChange(next);
    } catch (error) {
      setNote({ problem: asProblem(error) });
    }
    field.current?.focus();
  }
  return (
    <form className="stack" onSubmit={(event) => void scan(event)}>
      <div className="field">
        <label htmlFor={id}>{t(LABEL)}</label>
        <input
          ref={field}
          id={id}
          className="input mono"
          autoComplete="off"
          spellCheck={false}
          maxLength={500}
          value={typed}
          onChange={({ target }) => type(target.value)}
          aria-describedby={`${id}-help`}
        />
        <p className="help" id={`${id}-help`}>
          {t(HELP)}
        </p>
      </div>
      <div aria-live="polite">
        {note.words && <Why tone="stop" title={note.words} />}
        <Refusal problem={note.problem} />
      </div>
    </form>
  );
}
