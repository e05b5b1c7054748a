import {
  CONTACT_TIME_WORDS,
  CUSTOMER_CATEGORY_WORDS,
  GENDER_WORDS,
} from '@toric/contracts/customer/people/customer.words';
import type { Words } from '@toric/contracts/kernel/words';
import { count, useWords } from '../../../app/words.ts';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { ProductName } from '../../catalogue/product-name.tsx';
import type { Customer } from '../actions.tsx';

const KNOWN = [
  ...(['gender', 'occupation', 'interests', 'category', 'preferredBrands'] as const),
  ...(['preferredProductId', 'wearDaysPerWeek', 'contactTimes'] as const),
];

/** Shows the personal details of a customer beside her name. Shows nothing while none is known. */
export function Details({ record }: { readonly record: Customer }) {
  const t = useWords();
  if (KNOWN.every((name) => record[name] === null)) return null;
  const word = (words: Words, value: string | null) => value && t(words[value]?.label ?? { en: value, zh: value });
  const days = record.wearDaysPerWeek;
  const list = (texts: readonly string[] | null) => texts?.join(t({ en: ', ', zh: '、' })) ?? null;
  return (
    <Block title={{ en: 'About her', zh: '个人情况' }}>
      <Facts
        rows={[
          { label: { en: 'Category', zh: '类别' }, value: word(CUSTOMER_CATEGORY_WORDS, record.category) },
          { label: { en: 'Gender', zh: '性别' }, value: word(GENDER_WORDS, record.gender) },
          { label: { en: 'Occupation', zh: '职业' }, value: record.occupation },
          { label: { en: 'Interests', zh: '兴趣' }, value: list(record.interests) },
          { label: { en: 'Brands', zh: '偏好品牌' }, value: list(record.preferredBrands) },
          {
            label: { en: 'Product', zh: '偏好产品' },
            value: record.preferredProductId && <ProductName id={record.preferredProductId} link />,
          },
          {
            label: { en: 'Wears lenses', zh: '佩戴' },
            value: days && t(count(days, { one: 'on {n} day a week', other: 'on {n} days a week', zh: '每周 {n} 天' })),
          },
          {
            label: { en: 'Call her', zh: '方便联系' },
            value: list(record.contactTimes?.map((time) => t(CONTACT_TIME_WORDS[time].label)) ?? null),
          },
        ]}
      />
    </Block>
  );
}
