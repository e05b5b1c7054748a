import type { CouponView } from '@toric/contracts/marketing/marketing.http';
import { COUPON_APPROVAL_WORDS } from '@toric/contracts/marketing/marketing.words';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Discount } from './discount.tsx';

/** Shows the terms of a coupon. A missing limit is shown as "no limit". */
export function Terms({ record }: { readonly record: CouponView }) {
  const t = useWords();
  const language = useLanguage();
  const limit = (n: number | null) => (n === null ? t({ en: 'no limit', zh: '不限' }) : formatNumber(n, language));
  return (
    <>
      <Block title={{ en: 'What it takes off', zh: '优惠内容' }}>
        <Facts
          rows={[
            { label: { en: 'Discount', zh: '优惠' }, value: <Discount coupon={record} /> },
            {
              label: { en: 'Least order', zh: '最低消费' },
              value: record.minimumSubtotal ? (
                <Money value={record.minimumSubtotal} />
              ) : (
                t({ en: 'any order', zh: '不限' })
              ),
            },
            { label: { en: 'What for', zh: '用途' }, value: record.description || null },
          ]}
        />
      </Block>
      <Block title={{ en: 'When, where and how often', zh: '时间、地区与次数' }}>
        <Facts
          rows={[
            { label: { en: 'Starts', zh: '开始' }, value: <When at={record.startsAt} /> },
            {
              label: { en: 'Ends', zh: '结束' },
              value: record.endsAt ? <When at={record.endsAt} /> : t({ en: 'never', zh: '不结束' }),
            },
            {
              label: { en: 'Markets', zh: '市场' },
              value: record.markets.join(t({ en: ', ', zh: '、' })) || t({ en: 'everywhere', zh: '不限' }),
            },
            { label: { en: 'Uses in all', zh: '总次数' }, value: limit(record.totalLimit) },
            { label: { en: 'Uses by one customer', zh: '每人次数' }, value: limit(record.perCustomerLimit) },
          ]}
        />
      </Block>
      <Block title={{ en: 'Who agreed', zh: '经手人' }}>
        <Facts
          rows={[
            {
              label: { en: 'Approval', zh: '批准' },
              value: <Badge words={COUPON_APPROVAL_WORDS} value={record.approval} />,
            },
            { label: { en: 'Terms by', zh: '条款编写人' }, value: <PersonName id={record.changedBy} /> },
            {
              label: { en: 'Approved by', zh: '批准人' },
              value: record.approvedBy && <PersonName id={record.approvedBy} />,
            },
            { label: { en: 'Created', zh: '创建时间' }, value: <When at={record.createdAt} /> },
          ]}
        />
      </Block>
    </>
  );
}
