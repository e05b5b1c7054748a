import { CHANGE_ORDER_TAG_GUIDE, CREATE_ORDER_TAG_GUIDE } from '@toric/contracts/order/tags/order-tag.guide';
import { ChangeOrderTag, CreateOrderTag, type OrderTagView } from '@toric/contracts/order/tags/order-tag.http';
import type { FormSpec } from '../../kit/kit.types.ts';
import { CHANGED_TAG, NEW_TAG } from '../tags/tag-facts.ts';

export const newTagForm: FormSpec<typeof CreateOrderTag> = {
  operation: CreateOrderTag,
  guide: CREATE_ORDER_TAG_GUIDE,
  title: { en: 'New tag of orders', zh: '新订单标签' },
  save: { en: 'Define the tag', zh: '创建标签' },
  sections: [{ fields: NEW_TAG }],
};

export const changeTagForm: FormSpec<typeof ChangeOrderTag, OrderTagView> = {
  operation: ChangeOrderTag,
  guide: CHANGE_ORDER_TAG_GUIDE,
  title: { en: 'Change the tag', zh: '更改标签' },
  save: { en: 'Save the tag', zh: '保存标签' },
  start: ({ name, colour, isRetired }) => ({ name, colour, isRetired }),
  sections: [{ fields: CHANGED_TAG }],
};
