import type { Reply } from '@toric/client/types';
import { REPLACE_PARTNER_GUIDE } from '@toric/contracts/customer/partners/partner.guide';
import { GetPartner, ListPartners, ReplacePartner } from '@toric/contracts/customer/partners/partner.http';
import { PARTNER_KIND_WORDS } from '@toric/contracts/customer/partners/partner.words';
import { formatClock, placeOf } from '../../app/formats.ts';
import { count, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Why } from '../../kit/show/why.tsx';
import { AddressLines } from '../orders/address-lines.tsx';
import { changePartnerForm } from './forms.ts';

type Partner = Reply<typeof GetPartner>;
type Shown = { readonly record: Partner };

const change: Action<Partner, typeof ReplacePartner> = {
  operation: ReplacePartner,
  label: { en: 'Change it…', zh: '更改…' },
  tone: 'main',
  key: 'e',
  form: changePartnerForm,
  input: ({ id }, body) => ({ params: { partnerId: id }, body }),
  done: { en: 'The partner is changed.', zh: '伙伴已更改。' },
  refreshes: [ListPartners],
};

function FactsLine({ record }: Shown) {
  const t = useWords();
  const written = count(record.prescriptions, {
    one: '{n} prescription was linked to it',
    other: '{n} prescriptions were linked to it',
    zh: '已关联 {n} 张处方',
  });
  return (
    <>
      {t(PARTNER_KIND_WORDS[record.kind].label)} · {t(written)}
    </>
  );
}

function NotInUse({ record }: Shown) {
  if (record.isActive) return null;
  return <Why tone="note" title={{ en: 'It cannot be chosen any more.', zh: '不能再被选择。' }} />;
}

function Reach({ record }: Shown) {
  const t = useWords();
  const { phone, fax, email, timeZone, licenceNumber, contactName, addresses } = record;
  const now = timeZone && `${formatClock(new Date(), timeZone)} · ${placeOf(timeZone)}`;
  return (
    <>
      <Block title={{ en: 'Reach', zh: '联系方式' }}>
        <Facts
          rows={[
            { label: { en: 'Licence', zh: '执照编号' }, value: licenceNumber },
            { label: { en: 'Contact', zh: '联系人' }, value: contactName },
            { label: { en: 'Phone', zh: '电话' }, value: phone && <a href={`tel:${phone}`}>{phone}</a> },
            { label: { en: 'Fax', zh: '传真' }, value: fax },
            { label: { en: 'E-mail', zh: '电子邮箱' }, value: email },
            { label: { en: 'Time there', zh: '当地时间' }, value: now },
          ]}
        />
      </Block>
      <Block title={{ en: 'Addresses', zh: '地址' }}>
        <ul className="stack">
          {addresses.map((address, at) => (
            <li className="fine" key={at}>
              <AddressLines address={address} />
            </li>
          ))}
          {addresses.length === 0 && (
            <li className="fine dim">{t({ en: 'There is no address yet.', zh: '尚无地址。' })}</li>
          )}
        </ul>
      </Block>
    </>
  );
}

/** Shows one business partner: its contact details, and the number of prescriptions that it wrote. */
export default recordPage({
  operation: GetPartner,
  params: ['partnerId'],
  list: { label: { en: 'Business partners', zh: '业务伙伴' }, href: '/partners' },
  title: ({ name }) => name,
  facts: FactsLine,
  why: NotInUse,
  actions: [change],
  tabs: [
    { id: 'reach', label: { en: 'Partner', zh: '伙伴' }, content: Reach },
    changesTab(({ id }: Partner) => id, REPLACE_PARTNER_GUIDE),
  ],
});
