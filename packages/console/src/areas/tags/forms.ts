import { CHANGE_TAG_GUIDE, CREATE_TAG_GUIDE } from '@toric/contracts/customer/tags/tag.guide';
import { ChangeTag, CreateTag, type TagView } from '@toric/contracts/customer/tags/tag.http';
import type { FormSpec } from '../../kit/kit.types.ts';
import { CHANGED_TAG, NEW_TAG } from './tag-facts.ts';

export const newTagForm: FormSpec<typeof CreateTag> = {
  operation: CreateTag,
  guide: CREATE_TAG_GUIDE,
  title: { en: 'New tag', zh: '新标签' },
  save: { en: 'Define the tag', zh: '创建标签' },
  sections: [{ fields: NEW_TAG }],
};

export const changeTagForm: FormSpec<typeof ChangeTag, TagView> = {
  operation: ChangeTag,
  guide: CHANGE_TAG_GUIDE,
  title: { en: 'Change the tag', zh: '更改标签' },
  save: { en: 'Save the tag', zh: '保存标签' },
  start: ({ name, colour, isRetired }) => ({ name, colour, isRetired }),
  sections: [{ fields: CHANGED_TAG }],
};
