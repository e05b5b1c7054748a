import { NativeSelect } from '@mantine/core';
import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { PUT_REGISTRATION_GUIDE } from '@toric/contracts/catalog-inventory/registers/china-register.guide';
import {
  ListRegistrations,
  PutRegistration,
  type Registration,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { useState } from 'react';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { Day } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type InMarket = { readonly handle: string; readonly market: string };

const record: Action<InMarket, typeof PutRegistration> = {
  operation: PutRegistration,
  label: ({ market }) => ({ en: `Record one for ${market}…`, zh: `登记 ${market} 注册证…` }),
  form: {
    operation: PutRegistration,
    guide: PUT_REGISTRATION_GUIDE,
    title: { en: 'Record a registration', zh: '登记注册证' },
    save: { en: 'Record it', zh: '登记' },
    sections: [
      {
        fields: [
          { name: 'number' },
          { name: 'validFrom', width: 'half' },
          { name: 'model', width: 'half' },
          { name: 'registrant' },
          { name: 'contractManufacturer' },
        ],
      },
    ],
  },
  input: (of, body) => ({ params: { handle: of.handle, market: of.market }, body }),
  done: { en: 'The registration is recorded.', zh: '注册证已登记。' },
  refreshes: [ListRegistrations],
};

function Table({ rows }: { readonly rows: readonly Registration[] }) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t({ en: 'Market', zh: '市场' })}</th>
          <th>{t({ en: 'Number', zh: '编号' })}</th>
          <th>{t({ en: 'Holder', zh: '注册人' })}</th>
          <th>{t({ en: 'Model', zh: '型号' })}</th>
          <th>{t({ en: 'From', zh: '生效日' })}</th>
          <th>{t({ en: 'Recorded by', zh: '登记人' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={`${one.market} ${one.validFrom}`}>
            <td>{one.market}</td>
            <td className="mono">{one.number}</td>
            <td>{one.registrant}</td>
            <td>{one.model}</td>
            <td>
              <Day day={one.validFrom} />
            </td>
            <td>
              <PersonName id={one.recordedBy} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

const NONE = {
  title: { en: 'None is recorded.', zh: '尚未登记。' },
  about: { en: 'China’s records name the registration of each product.', zh: '中国的记录须载明产品注册证。' },
};

/** Shows the registrations of a product in one market, which the person selects. */
export function Registrations({ record: product }: { readonly record: ProductView }) {
  const t = useWords();
  const may = useMay();
  const markets = [...new Set(['CN', ...product.packs.flatMap(({ prices }) => prices.map(({ market }) => market))])];
  const [market, setMarket] = useState('CN');
  const registrations = useAnswer(ListRegistrations, { params: { handle: product.handle } });
  return (
    <Block title={{ en: 'Registrations', zh: '注册证' }}>
      <Answered query={registrations}>
        {({ data }) => (data.length === 0 ? <Empty title={NONE.title} about={NONE.about} /> : <Table rows={data} />)}
      </Answered>
      {may(PutRegistration) && (
        <div className="row">
          <NativeSelect
            aria-label={t({ en: 'Market', zh: '市场' })}
            data={markets}
            value={market}
            onChange={({ currentTarget }) => setMarket(currentTarget.value)}
          />
          <ActionButton action={record} record={{ handle: product.handle, market }} />
        </div>
      )}
    </Block>
  );
}
