import { PUT_PACK_GUIDE } from '@toric/contracts/catalog-inventory/catalogue/catalogue.guide';
import { type ProductView, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { ListPriceChanges } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { GetProduct } from '@toric/contracts/catalog-inventory/storefront/product.http';
import { isLens } from '@toric/contracts/goods/goods';
import { useState } from 'react';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import './catalogue.css';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Money } from '../../kit/show/money.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Pack = ProductView['packs'][number];
type PackOf = { readonly handle: string; readonly packId: string; readonly pack?: Pack };

const SECTIONS = [
  {
    fields: [
      { name: 'gtin', width: 'half' },
      { name: 'size', width: 'half' },
      { name: 'content', width: 'half' },
      { name: 'weightGrams', width: 'half' },
      {
        name: 'prices',
        control: 'lines',
        fields: [{ name: 'market' }, { name: 'currency' }, { name: 'amount', control: 'money' }, { name: 'taxRate' }],
      },
      { name: 'reason', control: 'long-text' },
    ],
  },
] as const;

const putPack = (isNew: boolean): Action<PackOf, typeof PutPack> => ({
  operation: PutPack,
  label: isNew ? { en: 'Add a pack…', zh: '添加包装…' } : { en: 'Change pack and prices…', zh: '修改包装和价格…' },
  form: {
    operation: PutPack,
    guide: PUT_PACK_GUIDE,
    title: isNew ? { en: 'Add a pack', zh: '添加包装' } : { en: 'Change pack and prices', zh: '修改包装和价格' },
    save: { en: 'Save pack and prices', zh: '保存包装和价格' },
    sections: SECTIONS,
    start: ({ pack }) =>
      pack
        ? {
            gtin: pack.gtin,
            size: pack.size,
            content: pack.content ?? null,
            weightGrams: pack.weightGrams ?? null,
            prices: pack.prices,
          }
        : {},
  },
  input: ({ handle, packId }, body) => ({ params: { handle, packId }, body }),
  done: { en: 'Pack and prices are saved.', zh: '包装和价格已保存。' },
  refreshes: [GetProduct, ListPriceChanges],
});
const add = putPack(true);
const change = putPack(false);

/** Returns the content of a box: the number of lenses, or the content of other goods. */
const packTitle = ({ goods }: ProductView, { size, content }: Pack) => {
  if (content) return { en: content, zh: content };
  return isLens(goods)
    ? { en: size === 1 ? 'One lens' : `${size} lenses`, zh: `${size} 片装` }
    : { en: size === 1 ? 'One piece' : `${size} pieces`, zh: `${size} 件装` };
};

/** Shows the packs of a product with their prices in every market. */
export function Packs({ record }: { readonly record: ProductView }) {
  const t = useWords();
  const [packId] = useState(() => crypto.randomUUID());
  return (
    <>
      {record.packs.map((pack) => (
        <Block key={pack.packId} title={packTitle(record, pack)} aside={<span className="mono">GTIN {pack.gtin}</span>}>
          <ScrollTable>
            <thead>
              <tr>
                <th>{t({ en: 'Market', zh: '市场' })}</th>
                <th className="num">{t({ en: 'One box', zh: '每盒' })}</th>
                <th className="num">{t({ en: 'Tax in it', zh: '含税率' })}</th>
              </tr>
            </thead>
            <tbody>
              {pack.prices.map(({ market, currency, amount, taxRate }) => (
                <tr key={market}>
                  <td>{market}</td>
                  <td className="num">
                    <Money value={{ amount, currency }} />
                  </td>
                  <td className="num">{taxRate / 100} %</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
          <p className="pack-acts">
            <ActionButton action={change} record={{ handle: record.handle, packId: pack.packId, pack }} small />
          </p>
        </Block>
      ))}
      <Block title={{ en: 'Another pack', zh: '其他包装' }}>
        <ActionButton action={add} record={{ handle: record.handle, packId }} small />
      </Block>
    </>
  );
}
