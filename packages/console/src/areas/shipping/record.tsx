import { WEEKDAY_WORDS } from '@toric/contracts/customer/cases/case.words';
import { CHANGE_DELIVERY_METHOD_GUIDE } from '@toric/contracts/order/shipping/delivery-method.guide';
import {
  ChangeDeliveryMethod,
  type DeliveryMethodView,
  GetDeliveryMethod,
  ListDeliveryMethods,
  RetireDeliveryMethod,
} from '@toric/contracts/order/shipping/delivery-method.http';
import { DELIVERY_METHOD_STATE_WORDS } from '@toric/contracts/order/shipping/delivery-method.words';
import { Fragment } from 'react';
import { formatDay, formatNumber } from '../../app/formats.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import type { Action, LinkAction } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Said } from '../../kit/show/said.tsx';

type Shown = { readonly record: DeliveryMethodView };

function RetireEffect() {
  const t = useWords();
  return (
    <p>
      {t(
        text(
          'No new order can choose it again. Orders that have it stay as they are. To pause it, change it instead.',
          '新订单将无法再选择它，已有订单不变。如只需暂停，请改用更改。',
        ),
      )}
    </p>
  );
}

const retire: Action<DeliveryMethodView, typeof RetireDeliveryMethod> = {
  operation: RetireDeliveryMethod,
  label: text('Retire…', '停用…'),
  tone: 'stop',
  when: ({ state }) => state !== 'retired',
  effect: RetireEffect,
  input: ({ id }) => ({ params: { methodId: id } }),
  keep: text('Keep the method', '保留该方式'),
  done: text('The method is retired.', '该方式已停用。'),
  refreshes: [ListDeliveryMethods, GetDeliveryMethod],
};

const change: LinkAction<DeliveryMethodView> = {
  href: ({ id }) => `/delivery-methods/${id}/change`,
  label: text('Change it…', '更改…'),
  key: 'e',
  operation: ChangeDeliveryMethod,
  when: ({ state }) => state !== 'retired',
};

function Places({ record: { zones } }: Shown) {
  const t = useWords();
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('Zone', '区域'))}</th>
          <th>{t(text('Country', '国家或地区'))}</th>
          <th>{t(text('Only in', '仅限'))}</th>
          <th>{t(text('Postal codes', '邮编'))}</th>
          <th className="num">{t(text('Working days', '工作日'))}</th>
        </tr>
      </thead>
      <tbody>
        {zones.map(({ zone, country, region, postalPrefix, minDays, maxDays }, index) => (
          <tr key={index}>
            <td>{zone}</td>
            <td>{country}</td>
            <td>{region ?? '–'}</td>
            <td className="mono">{postalPrefix ? `${postalPrefix}…` : '–'}</td>
            <td className="num">{minDays === maxDays ? maxDays : `${minDays}–${maxDays}`}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Charges({ record: { rates, freeFrom } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  const free = (zone: string, currency: string) =>
    freeFrom.find((one) => one.zone === zone && one.from.currency === currency)?.from;
  return (
    <ScrollTable>
      <thead>
        <tr>
          <th>{t(text('Zone', '区域'))}</th>
          <th className="num">{t(text('Up to', '重量上限'))}</th>
          <th className="num">{t(text('Charge', '运费'))}</th>
          <th className="num">{t(text('Free from', '免运费起点'))}</th>
        </tr>
      </thead>
      <tbody>
        {rates.map(({ zone, upToGrams, charge }, index) => (
          <tr key={index}>
            <td>{zone}</td>
            <td className="num">{formatNumber(upToGrams, language)} g</td>
            <td className="num">
              <Money value={charge} />
            </td>
            <td className="num">
              <Money value={free(zone, charge.currency)} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows parts of a list. A line breaks between two parts, and never within one. */
function Unbroken({ parts, between }: { readonly parts: readonly string[]; readonly between: string }) {
  return parts.map((part, at) => (
    <Fragment key={part}>
      <span className="nowrap">
        {part}
        {at < parts.length - 1 && between}
      </span>
      <wbr />
    </Fragment>
  ));
}

function Calendar({ record }: Shown) {
  const t = useWords();
  const language = useLanguage();
  const between = t(text(', ', '、'));
  const days = (names: DeliveryMethodView['packing']) => (
    <Unbroken parts={names.map((name) => t(WEEKDAY_WORDS[name].label))} between={between} />
  );
  const holidays = <Unbroken parts={record.holidays.map((day) => formatDay(day, language))} between={between} />;
  return (
    <Block title={text('Calendar', '日历')}>
      <Facts
        rows={[
          { label: text('Cut-off', '截单时间'), value: `${record.cutOff}, ${record.timeZone}` },
          { label: text('Packed on', '打包日'), value: days(record.packing) },
          { label: text('Delivered on', '派送日'), value: days(record.delivering) },
          { label: text('Holidays', '节假日'), value: record.holidays.length > 0 ? holidays : '–' },
          { label: text('Carrier', '承运商'), value: `${record.carrier}, ${record.service}` },
        ]}
      />
    </Block>
  );
}

function Terms({ record }: Shown) {
  return (
    <>
      <Block title={text('Places', '地区')}>
        <Places record={record} />
      </Block>
      <Block title={text('Charges', '运费')}>
        <Charges record={record} />
      </Block>
    </>
  );
}

/** Shows one delivery method: its destinations, its charges and its duration. */
export default recordPage({
  operation: GetDeliveryMethod,
  params: ['methodId'],
  list: { label: text('Delivery methods', '配送方式'), href: '/delivery-methods' },
  title: ({ name }) => <Said>{name}</Said>,
  state: ({ state }) => ({ words: DELIVERY_METHOD_STATE_WORDS, value: state }),
  actions: [change, retire],
  tabs: [
    { id: 'terms', label: text('Places and charges', '地区与运费'), content: Terms },
    changesTab(({ id }: DeliveryMethodView) => id, CHANGE_DELIVERY_METHOD_GUIDE),
  ],
  aside: Calendar,
});
