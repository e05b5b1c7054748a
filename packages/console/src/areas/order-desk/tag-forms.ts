import { TAG_COLOUR_WORDS } from '@toric/contracts/customer/tags/tag.words';
import { CHANGE_ORDER_TAG_GUIDE, CREATE_ORDER_TAG_GUIDE } from '@toric/contracts/order/tags/order-tag.guide';
import { ChangeOrderTag, CreateOrderTag, type OrderTagView } from '@toric/contracts/order/tags/order-tag.http';
import type { FormSpec } from '../../kit/kit.types.ts';

export const newTagForm: FormSpec<typeof CreateOrderTag> = {
  operation: CreateOrderTag,
  guide: CREATE_ORDER_TAG_GUIDE,
  title: { en: 'New tag of orders', zh: '新订单标签' },
  save: { en: 'Define the tag', zh: '创建标签' },
  sections: [
    {
      fields: [
        { name: 'name.en', width: 'half' },
        { name: 'name.zh', width: 'half' },
        { name: 'colour', words: TAG_COLOUR_WORDS },
      ],
    },
  ],
};

export const changeTagForm: FormSpec<typeof ChangeOrderTag, OrderTagView> = {
  operation: ChangeOrderTag,
  guide: CHANGE_ORDER_TAG_GUIDE,
  title: { en: 'Change the tag', zh: '更改标签' },
  save: { en: 'Save the tag', zh: '保存标签' },
  start: ({ name, colour, isRetired }) => ({ name, colour, isRetired }),
  sections: [
    {
      fields: [
        { name: 'name.en', width: 'half' },
        { name: 'name.zh', width: 'half' },
        { name: 'colour', words: TAG_COLOUR_WORDS },
        { name: 'isRetired' },
      ],
    },
  ],
};
