import type { Reply } from '@toric/client/types';
import { PUT_SUPPLIER_PRICE_GUIDE } from '@toric/contracts/catalog-inventory/purchasing/supplier.guide';
import {
  ChangeSupplier,
  GetSupplier,
  GetSupplierFigures,
  ListSuppliers,
  PutSupplierPrice,
  RemoveSupplierPrice,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Day } from '../../kit/show/when.tsx';
import { PackSize, ProductName } from '../catalogue/product-name.tsx';
import { AddressLines } from '../stock/address-lines.tsx';
import { usePackOptions } from './pack-options.ts';
import { changeSupplierForm } from './supplier-forms.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Supplier = Reply<typeof GetSupplier>;
type Shown = { readonly record: Supplier };
type PriceOf = {
  readonly supplierId: string;
  readonly packId: string;
  readonly currency: string;
  readonly price?: Supplier['prices'][number];
};

const params = ({ supplierId, packId }: PriceOf) => ({ supplierId, packId });
const setPrice: Action<PriceOf, typeof PutSupplierPrice> = {
  operation: PutSupplierPrice,
  label: { en: 'Set its price…', zh: '设置价格…' },
  form: {
    operation: PutSupplierPrice,
    guide: PUT_SUPPLIER_PRICE_GUIDE,
    title: { en: 'Price of one box', zh: '每盒价格' },
    save: { en: 'Set the price for later orders', zh: '设置价格（用于今后订单）' },
    sections: [
      {
        fields: [
          { name: 'price', control: 'money' },
          { name: 'minimumQuantity', width: 'half' },
        ],
      },
    ],
    start: ({ price, currency }) =>
      price ? { price: price.price, minimumQuantity: price.minimumQuantity } : { price: { amount: 0, currency } },
  },
  input: (of, body) => ({ params: params(of), body }),
  done: { en: 'The price is set. Drafted orders keep theirs.', zh: '价格已设置，已起草的订单不变。' },
  refreshes: [GetSupplier],
};
const removePrice: Action<PriceOf, typeof RemoveSupplierPrice> = {
  operation: RemoveSupplierPrice,
  label: { en: 'No longer sold', zh: '不再供应' },
  tone: 'stop',
  input: (of) => ({ params: params(of) }),
  done: { en: 'The supplier no longer sells this pack.', zh: '该供应商不再供应此包装。' },
  refreshes: [GetSupplier],
};

function NewPrice({ record }: Shown) {
  const t = useWords();
  const options = usePackOptions().filter(({ value }) => !record.prices.some(({ packId }) => packId === value));
  const [packId, setPackId] = useState('');
  const chosen = packId || options[0]?.value;
  if (!chosen) return null;
  return (
    <div className="row wrap">
      <NativeSelect
        aria-label={t({ en: 'Pack', zh: '包装' })}
        data={options}
        value={chosen}
        onChange={({ currentTarget }) => setPackId(currentTarget.value)}
      />
      <ActionButton action={setPrice} record={{ supplierId: record.id, packId: chosen, currency: record.currency }} />
    </div>
  );
}

function Prices({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  return (
    <Block title={{ en: 'Prices', zh: '价格' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Product', zh: '产品' })}</th>
            <th>GTIN</th>
            <th className="num">{t({ en: 'One box', zh: '每盒' })}</th>
            <th className="num">{t({ en: 'At least', zh: '起订盒数' })}</th>
            <th>
              <span className="sr">{t({ en: 'Change', zh: '修改' })}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {record.prices.map((price) => {
            const of = { supplierId: record.id, packId: price.packId, currency: record.currency, price };
            return (
              <tr key={price.packId}>
                <td>
                  <ProductName id={price.productId} link />{' '}
                  <PackSize productId={price.productId} packId={price.packId} />
                </td>
                <td className="mono">{price.gtin}</td>
                <td className="num">
                  <Money value={price.price} />
                </td>
                <td className="num">{price.minimumQuantity}</td>
                <td className="num">
                  <span className="row">
                    <ActionButton action={setPrice} record={of} small />
                    <ActionButton action={removePrice} record={of} small />
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      {may(PutSupplierPrice) && <NewPrice record={record} />}
    </Block>
  );
}

function Figures({ record }: Shown) {
  const { data } = useAnswer(GetSupplierFigures, { params: { supplierId: record.id } });
  return (
    <>
      <Block title={{ en: 'How well they deliver', zh: '到货表现' }}>
        {data && (
          <Facts
            rows={[
              { label: { en: 'Since', zh: '统计起始' }, value: <Day day={data.since} /> },
              { label: { en: 'Boxes ordered', zh: '订购盒数' }, value: data.orderedBoxes },
              { label: { en: 'Boxes received', zh: '到货盒数' }, value: data.receivedBoxes },
              {
                label: { en: 'Delivered', zh: '到货率' },
                value: data.fillRate === null ? null : `${data.fillRate / 100} %`,
              },
              { label: { en: 'Real days', zh: '实际天数' }, value: data.medianLeadTimeDays },
              { label: { en: 'Agreed days', zh: '约定天数' }, value: record.leadTimeDays },
              { label: { en: 'Boxes customers sent back', zh: '客户退回盒数' }, value: data.returnedBoxes },
              { label: { en: 'Of these faulty', zh: '其中有缺陷' }, value: data.faultyBoxes },
            ]}
          />
        )}
      </Block>
      <Block title={{ en: 'Contact', zh: '联系方式' }}>
        <AddressLines address={record.address} after={record.contact} />
      </Block>
      <Block title={{ en: 'Licences', zh: '许可证' }}>
        <ul className="fine stack">
          {record.licences.map(({ kind, number, validUntil }) => (
            <li key={number}>
              {kind}: <span className="mono">{number}</span> {validUntil && <Day day={validUntil} near />}
            </li>
          ))}
        </ul>
      </Block>
    </>
  );
}

/** Shows one supplier with its prices and its delivery figures. */
export default recordPage({
  operation: GetSupplier,
  params: ['supplierId'],
  list: { label: { en: 'Suppliers', zh: '供应商' }, href: '/purchasing/suppliers' },
  title: ({ name }) => name,
  facts: ({ record }) => (
    <span className="mono">
      {record.code} · {record.currency}
    </span>
  ),
  aside: Figures,
  actions: [
    {
      operation: ChangeSupplier,
      label: { en: 'Change…', zh: '修改…' },
      tone: 'main',
      key: 'e',
      form: changeSupplierForm,
      input: ({ id }, body) => ({ params: { supplierId: id }, body }),
      done: { en: 'The supplier is changed.', zh: '供应商已修改。' },
      refreshes: [ListSuppliers],
    },
  ],
  tabs: [{ id: 'prices', label: { en: 'Prices', zh: '价格' }, content: Prices }],
});
