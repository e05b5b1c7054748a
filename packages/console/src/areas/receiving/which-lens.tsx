import { NativeSelect, TextInput } from '@mantine/core';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { ReadBarcode } from '@toric/contracts/tools/tools.http';
import { isLens } from '@toric/contracts/goods/goods';
import type { LensParameters } from '@toric/contracts/lens';
import { compileMatrix } from '@toric/optics/matrix';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { parsePower } from '../../kit/form/power.ts';
import { Power } from '../../kit/show/power.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import type { Asked, Lens } from './batch.ts';

const TITLE = { en: 'Which power is printed on this box?', zh: '这盒上印的是哪个度数？' };
const RULE = {
  en: 'The code does not tell it. A lot has one power, so it is asked once for each lot.',
  zh: '条码中没有度数。同一批次只有一个度数，因此每个批次只询问一次。',
};

async function packOf(barcode: string) {
  const { body } = await api.call(ReadBarcode, { body: { barcode } });
  if (!body.product) return null;
  const { body: product } = await api.call(GetProduct, { params: { handle: body.product.productId } });
  return { product, packId: body.product.packId };
}

type Pack = NonNullable<Awaited<ReturnType<typeof packOf>>>;
const FITS = [
  ['baseCurve', { en: 'Base curve', zh: '基弧' }],
  ['diameter', { en: 'Diameter', zh: '直径' }],
] as const;

/** Holds the typed power, and the base curve and diameter. A product with only one value of them offers no choice. */
function useTypedLens({ product }: Pack) {
  const [text, setText] = useState('');
  const [fit, setFit] = useState<{ baseCurve?: number; diameter?: number }>({});
  const made = compileMatrix(product.matrix);
  const options = made.options();
  const numbers = (dimension: 'baseCurve' | 'diameter') =>
    options[dimension].filter((value) => typeof value === 'number');
  const read = parsePower(text);
  const chosen = { baseCurve: numbers('baseCurve')[0], diameter: numbers('diameter')[0], ...fit };
  const lens = { ...chosen, ...(read.ok && read.power) };
  return { text, setText, fit, setFit, numbers, chosen, lens, isRead: read.ok, isMade: read.ok && made.contains(lens) };
}

function TypedPower({ pack, onPower }: { readonly pack: Pack; readonly onPower: (lens: LensParameters) => void }) {
  const t = useWords();
  const { text, setText, fit, setFit, numbers, chosen, lens, isRead, isMade } = useTypedLens(pack);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (isMade) onPower(lens as LensParameters); // safe cast: the matrix makes this lens, so it has all its parameters
  };
  const notMade = {
    en: 'It is not made in this power. Compare it with the box.',
    zh: '该产品没有此度数，请与包装盒核对。',
  };
  return (
    <form className="stack" onSubmit={save}>
      <p className="lead">
        <b>{pack.product.name}</b>
      </p>
      {FITS.filter(([dimension]) => numbers(dimension).length > 1).map(([dimension, label]) => (
        <NativeSelect
          key={dimension}
          label={t(label)}
          data={numbers(dimension).map(String)}
          value={String(chosen[dimension])}
          onChange={({ currentTarget }) => setFit({ ...fit, [dimension]: Number(currentTarget.value) })}
        />
      ))}
      <TextInput
        autoFocus
        label={t({ en: 'Power on the box', zh: '盒上的度数' })}
        placeholder="-2.25 -0.75 180"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        error={isRead && !isMade && t(notMade)}
      />
      <button className="btn main tall wide" type="submit" disabled={!isMade}>
        {t({ en: 'This is its power', zh: '就是这个度数' })}
      </button>
    </form>
  );
}

const NO_LABEL = {
  en: 'This is a lens: scan the code with lot and date on its box.',
  zh: '这是镜片：请扫描盒上含批号和有效期的条码。',
};

/** Asks the person to confirm a box of goods that are no lens. They have no power. */
function OtherGoods({ name, onTake }: { readonly name: string; readonly onTake: () => void }) {
  const t = useWords();
  return (
    <div className="stack">
      <p className="lead">
        <b>{name}</b>
      </p>
      <button className="btn main tall wide" type="button" autoFocus onClick={onTake}>
        {t({ en: 'It has no power. Count it in', zh: '该商品没有度数，计入' })}
      </button>
    </div>
  );
}

const UNKNOWN = {
  en: 'No product of the shop has this GTIN. Put the box on the red tray.',
  zh: '本店没有使用此 GTIN 的产品，请放入红色托盘。',
};

function TypedLens({ asked, onLens }: { readonly asked: Asked; readonly onLens: (lens: Lens) => void }) {
  const t = useWords();
  const { gtin, lot, barcode = `01${gtin.padStart(14, '0')}` } = asked.label;
  const { data, isLoading } = useQuery({
    queryKey: ['pack', gtin],
    queryFn: () => packOf(barcode),
  });
  if (isLoading) return <p className="dim">{t({ en: 'Looking it up…', zh: '查找中…' })}</p>;
  if (!data) return <Why tone="stop" title={UNKNOWN} />;
  const { product, packId } = data;
  const of = { key: `${gtin} ${lot}`, gtin, productId: product.id, packId, expected: 0 };
  if (!isLens(product.goods))
    return <OtherGoods name={product.name} onTake={() => onLens({ ...of, parameters: null })} />;
  if (lot === '') return <Why tone="stop" title={NO_LABEL} />;
  return <TypedPower pack={data} onPower={(parameters) => onLens({ ...of, parameters })} />;
}

/** Asks for the power of a box whose code does not contain it. */
export function WhichLens({ asked, onLens }: { readonly asked: Asked; readonly onLens: (lens: Lens) => void }) {
  return (
    <div className="stack" role="group">
      <Why tone="wait" title={TITLE} rule={RULE} />
      {asked.among.length === 0 ? (
        <TypedLens asked={asked} onLens={onLens} />
      ) : (
        <div className="stack">
          {asked.among.map((lens) => (
            <button key={lens.key} type="button" className="btn tall wide" onClick={() => onLens(lens)}>
              <Power lens={lens.parameters} dial /> <ProductName id={lens.productId} />
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
