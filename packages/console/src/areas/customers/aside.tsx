import { GetConsents } from '@toric/contracts/customer/consent/consent.http';
import { CONSENT_CHANNEL_WORDS, CONSENT_PURPOSE_WORDS } from '@toric/contracts/customer/consent/consent.words';
import { ListOrders } from '@toric/contracts/order/order.http';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { formatClock, formatShortDay, placeOf } from '../../app/formats.ts';
import { useLanguage, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import type { Customer } from './actions.tsx';
import { Addresses } from './addresses.tsx';
import { Credit } from './facts/credit.tsx';
import { CustomFields } from './facts/custom-fields.tsx';
import { CustomerTags } from './facts/customer-tags.tsx';
import { Details } from './facts/details.tsx';
import { Freshness } from './facts/freshness.tsx';
import { Household } from './facts/household.tsx';
import { StoreCredit } from './facts/store-credit.tsx';
import { Inferred, Quality } from './facts/quality.tsx';

type Shown = { readonly record: Customer };

function Consents({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(GetConsents, { params: { customerId: record.id } }, { enabled: may(GetConsents) });
  if (!data) return null;
  const all = <Link to={`/customers/${record.id}/consents`}>{t({ en: 'All choices', zh: '全部记录' })}</Link>;
  return (
    <Block title={{ en: 'What may be sent', zh: '可以发送什么' }} aside={all}>
      <ul className="stack fine">
        <li className="row">
          <IconCheck size={16} stroke={1.5} className="t-ok" aria-hidden />
          {t({ en: 'Orders and recalls: always', zh: '订单和召回：始终可以' })}
        </li>
        {data.data.map(({ purpose, channel, permits }) => (
          <li className="row" key={`${purpose} ${channel}`}>
            {permits ? (
              <IconCheck size={16} stroke={1.5} className="t-ok" aria-hidden />
            ) : (
              <IconX size={16} stroke={1.5} className="t-stop" aria-hidden />
            )}
            {t(CONSENT_PURPOSE_WORDS[purpose].label)} · {t(CONSENT_CHANNEL_WORDS[channel].label)}
            {permits ? t({ en: ': yes', zh: '：可以' }) : t({ en: ': no', zh: '：不可以' })}
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Reach({ record }: Shown) {
  const t = useWords();
  const { phone, email, timeZone } = record;
  const missing = <span className="dimmer">{t({ en: 'none', zh: '无' })}</span>;
  const now = timeZone && `${formatClock(new Date(), timeZone)} · ${placeOf(timeZone)}`;
  return (
    <Block title={{ en: 'Reach', zh: '联系方式' }}>
      <Facts
        rows={[
          { label: { en: 'Phone', zh: '电话' }, value: phone ? <a href={`tel:${phone}`}>{phone}</a> : missing },
          { label: { en: 'E-mail', zh: '电子邮箱' }, value: email ? <div className="clip">{email}</div> : missing },
          {
            label: { en: 'Time there', zh: '当地时间' },
            value: now && (
              <>
                {now}
                <Inferred customerId={record.id} field="timeZone" />
              </>
            ),
          },
        ]}
      />
    </Block>
  );
}

function LatestOrders({ record }: Shown) {
  const t = useWords();
  const language = useLanguage();
  const may = useMay();
  const query = { customerId: record.id, limit: 100 };
  const { data } = useAnswer(ListOrders, { query }, { enabled: may(ListOrders) });
  if (!data || data.data.length === 0) return null;
  const all = <Link to={`/orders?customerId=${record.id}`}>{t({ en: 'All', zh: '全部' })}</Link>;
  return (
    <Block title={{ en: 'Orders', zh: '订单' }} aside={all}>
      <ul className="stack fine">
        {data.data.slice(0, 3).map((order) => (
          <li className="row between" key={order.id}>
            <Link to={`/orders/${order.id}`}>{order.number}</Link>
            <span className="dim">{formatShortDay(order.createdAt.slice(0, 10), language)}</span>
            <Money value={order.total} />
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Shows the facts that are read rarely: tags, consents, contact details, the household and the latest orders. */
export function CustomerAside({ record }: Shown) {
  return (
    <>
      <CustomerTags customerId={record.id} />
      <Consents record={record} />
      <Reach record={record} />
      <Details record={record} />
      <CustomFields customerId={record.id} />
      <Household customerId={record.id} />
      <Addresses customerId={record.id} />
      <Freshness customerId={record.id} />
      <Quality customerId={record.id} />
      <LatestOrders record={record} />
      <Credit customerId={record.id} />
      <StoreCredit customerId={record.id} />
    </>
  );
}
