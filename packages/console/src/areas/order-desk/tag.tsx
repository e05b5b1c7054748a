import { TAG_COLOUR_WORDS } from '@toric/contracts/customer/tags/tag.words';
import { ListOrders } from '@toric/contracts/order/order.http';
import { CHANGE_ORDER_TAG_GUIDE } from '@toric/contracts/order/tags/order-tag.guide';
import {
  ChangeOrderTag,
  GetOrderTag,
  ListOrderTags,
  type OrderTagView,
} from '@toric/contracts/order/tags/order-tag.http';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { TagChip } from '../tags/tag-chip.tsx';
import { changeTagForm } from './tag-forms.ts';

const change: Action<OrderTagView, typeof ChangeOrderTag> = {
  operation: ChangeOrderTag,
  label: text('Change it…', '更改…'),
  key: 'e',
  form: changeTagForm,
  input: ({ id }, body) => ({ params: { tagId: id }, body }),
  done: text('The tag is changed wherever it is.', '标签已在各处更改。'),
  refreshes: [ListOrderTags],
};

function About({ record }: { readonly record: OrderTagView }) {
  const t = useWords();
  return (
    <Block title={text('Tag', '标签')}>
      <Facts
        rows={[
          { label: text('English', '英文'), value: record.name.en },
          { label: text('Chinese', '中文'), value: record.name.zh },
          { label: text('Colour', '颜色'), value: t(TAG_COLOUR_WORDS[record.colour].label) },
          { label: text('In use', '在用'), value: t(record.isRetired ? text('no', '否') : text('yes', '是')) },
          { label: text('Defined', '创建时间'), value: <When at={record.createdAt} /> },
        ]}
      />
    </Block>
  );
}

/** Shows one tag of orders: its names, its colour, and the orders that have it. */
export default recordPage({
  operation: GetOrderTag,
  params: ['tagId'],
  list: { label: { en: 'Tags of orders', zh: '订单标签' }, href: '/order-tags' },
  title: (tag) => <TagChip tag={tag} />,
  actions: [
    change,
    {
      href: ({ id }: OrderTagView) => `/orders?tagId=${id}`,
      label: text('Orders with this tag', '使用此标签的订单'),
      operation: ListOrders,
    },
  ],
  tabs: [
    { id: 'about', label: { en: 'Tag', zh: '标签' }, content: About },
    changesTab(({ id }: OrderTagView) => id, CHANGE_ORDER_TAG_GUIDE),
  ],
});
