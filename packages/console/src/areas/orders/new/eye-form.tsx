import { CheckLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { AVAILABILITY_WORDS } from '@toric/contracts/catalog-inventory/storefront/lens.words';
import type { PrescriptionValidity } from '@toric/contracts/customer/prescriptions/prescription-validity.http';
import type { Eye as EyeName } from '@toric/contracts/lens';
import { supplyDays } from '@toric/optics/wear';
import { addDays } from '@toric/optics/calendar-day';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useId, useState } from 'react';
import { useAnswer } from '../../../app/api.ts';
import { formatDay, formatMoney, today } from '../../../app/formats.ts';
import { count, text, useLanguage, useWords } from '../../../app/words.ts';
import { Picker } from '../../../kit/form/picker.tsx';
import { PowerInput } from '../../../kit/form/power-input.tsx';
import { Badge } from '../../../kit/show/badge.tsx';
import { Eye } from '../../../kit/show/eye.tsx';
import { useProduct } from '../../catalogue/product-name.tsx';
import { changed, type EyeDraft, lensOf } from './draft.ts';

type Props = {
  readonly eye: EyeName;
  /** The lens is ordered on this prescription, if one is known. */
  readonly prescription: PrescriptionValidity | undefined;
  readonly draft: EyeDraft;
  readonly market: string | undefined;
  readonly onChange: (draft: EyeDraft) => void;
};

const NAMES = { right: text('Right eye', '右眼'), left: text('Left eye', '左眼') };
const SIDES = { right: 'od', left: 'os' } as const;
const DELAY_MS = 300;
const MOST_BOXES = 24;
const HIDDEN = text('The power is as last time. Your role does not see it.', '度数与上次相同，你的角色不显示度数。');
const TYPE = text('Type the numbers that stand on the box.', '请输入盒上的数字。');

/** Shows whether the lens is made and in stock, with the price of a box. */
function Stock({ draft, market }: Pick<Props, 'draft' | 'market'>) {
  const t = useWords();
  const language = useLanguage();
  const lens = lensOf(draft);
  const [asked] = useDebouncedValue(JSON.stringify(lens), DELAY_MS);
  const isSettled = asked === JSON.stringify(lens);
  const query = lens && market ? { ...lens, market } : undefined;
  const input = {
    params: { handle: draft.productId },
    query: query ?? { market: '', baseCurve: 0, diameter: 0, sphere: 0 },
  };
  const { data } = useAnswer(CheckLens, input, { enabled: query !== undefined && draft.productId !== '' && isSettled });
  if (!query || !data) return null;
  if (!data.made) {
    return <p className="fine t-stop">{t(text('This lens is not made in this power.', '没有此度数的镜片。'))}</p>;
  }
  const pack = data.packs.find(({ packId }) => packId === draft.packId);
  if (!pack) return <p className="fine t-wait">{t(text('Choose a pack.', '请选择包装。'))}</p>;
  return (
    <p className="fine row">
      <Badge words={AVAILABILITY_WORDS} value={pack.availability} />
      {t(text(`${formatMoney(pack.price, language)} each`, `每盒 ${formatMoney(pack.price, language)}`))}
    </p>
  );
}

function Boxes({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const t = useWords();
  const language = useLanguage();
  const { data: product } = useProduct(draft.productId || undefined);
  const size = product?.packs.find(({ packId }) => packId === draft.packId)?.size;
  const worn = product?.replacement;
  const until = worn && size && addDays(today(), supplyDays(size * draft.quantity, worn));
  const set = (quantity: number) => onChange(changed(draft, { quantity: Math.min(Math.max(quantity, 1), MOST_BOXES) }));
  return (
    <div className="row between">
      <span>
        <b>{t(text('Boxes', '盒数'))}</b>
        {until && (
          <span className="fine dimmer">
            {' '}
            {t(text(`last until ${formatDay(until, language)}`, `可用至 ${formatDay(until, language)}`))}
          </span>
        )}
      </span>
      <span className="stepper">
        <button type="button" aria-label={t(text('One box less', '减少一盒'))} onClick={() => set(draft.quantity - 1)}>
          −
        </button>
        <output aria-live="polite">{draft.quantity}</output>
        <button type="button" aria-label={t(text('One box more', '增加一盒'))} onClick={() => set(draft.quantity + 1)}>
          +
        </button>
      </span>
    </div>
  );
}

function Pack({ draft, market, onChange }: Pick<Props, 'draft' | 'market' | 'onChange'>) {
  const t = useWords();
  const id = useId();
  const { data: product } = useProduct(draft.productId || undefined);
  const packs = product?.packs.filter(({ prices }) => !market || prices.some((price) => price.market === market)) ?? [];
  const only = packs.length === 1 ? packs[0]?.packId : undefined;
  useEffect(() => {
    if (draft.packId === '' && only !== undefined) onChange(changed(draft, { packId: only }));
  }, [draft, only, onChange]);
  return (
    <div className="field">
      <label htmlFor={id}>{t(text('Pack', '包装'))}</label>
      <select
        id={id}
        className="input"
        value={draft.packId}
        onChange={({ target }) => onChange(changed(draft, { packId: target.value }))}
      >
        <option value="">–</option>
        {packs.map(({ packId, size }) => (
          <option key={packId} value={packId}>
            {t(count(size, { one: 'box of {n}', other: 'box of {n}', zh: '每盒 {n} 片' }))}
          </option>
        ))}
      </select>
    </div>
  );
}

type PowerProps = Pick<Props, 'draft' | 'onChange'> & { readonly name: string };

/**
 * Shows the power of the lens. If it is hidden, the power of the earlier order is used unless the clerk types another
 * one.
 */
function TypedPower({ draft, name, onChange }: PowerProps) {
  const t = useWords();
  const id = useId();
  const [isOther, setOther] = useState(false);
  if (draft.like && draft.lens === null && !isOther) {
    return (
      <p className="fine dim">
        {t(HIDDEN)}{' '}
        <button className="btn small" type="button" onClick={() => setOther(true)}>
          {t(text('Another power', '其他度数'))}
        </button>
      </p>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{t(text('Power, BC and DIA', '度数、基弧和直径'))}</label>
      <PowerInput
        id={id}
        label={name}
        value={draft.lens}
        curves={['baseCurve', 'diameter']}
        onChange={(lens) => onChange(changed(draft, { lens }))}
      />
      <p className="help">{t(TYPE)}</p>
    </div>
  );
}

/** Names the prescription on which the lens is ordered. */
function On({ prescription }: Pick<Props, 'prescription'>) {
  const t = useWords();
  const language = useLanguage();
  if (!prescription) return null;
  const { prescriberName, expiresOn } = prescription;
  const day = formatDay(expiresOn, language);
  return (
    <p className={expiresOn < today() ? 'fine t-stop' : 'fine dim'}>
      {t(text(`${prescriberName}, until ${day}`, `${prescriberName}，有效期至 ${day}`))}
    </p>
  );
}

/** Shows the order of one eye: the lens, its power, the pack and the number of boxes. */
export function EyeForm({ eye, draft, market, prescription, onChange }: Props) {
  const t = useWords();
  const name = t(NAMES[eye]);
  return (
    <section className={`${SIDES[eye]} stack`} aria-label={name}>
      <div className="row between">
        <span className="row">
          <Eye eye={eye} />
          <b>{name}</b>
        </span>
        <label className="row fine">
          <span className="hit">
            <input
              type="checkbox"
              checked={draft.isOrdered}
              onChange={({ target }) => onChange(changed(draft, { isOrdered: target.checked }))}
            />
          </span>
          {t(text('order', '订购'))}
        </label>
      </div>
      {draft.isOrdered && (
        <div className="stack">
          <OneLens draft={draft} onChange={onChange} label={t(text('Lens', '镜片'))} />
          <Pack draft={draft} market={market} onChange={onChange} />
          <TypedPower name={name} draft={draft} onChange={onChange} />
          <Boxes draft={draft} onChange={onChange} />
          <Stock draft={draft} market={market} />
          <On prescription={prescription} />
        </div>
      )}
    </section>
  );
}

type LensProps = Pick<Props, 'draft' | 'onChange'> & { readonly label: string };
function OneLens({ draft, onChange, label }: LensProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Picker
        kind="product"
        id={id}
        label={label}
        value={draft.productId}
        onChange={(productId) => onChange(changed(draft, { productId, packId: '' }))}
      />
    </div>
  );
}
