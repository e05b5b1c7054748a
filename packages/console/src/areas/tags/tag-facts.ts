import { TAG_COLOUR_WORDS } from '@toric/contracts/customer/tags/tag.words';

/** Lists the fields of a new tag, of customers and of orders. */
export const NEW_TAG = [
  { name: 'name.en', width: 'half' },
  { name: 'name.zh', width: 'half' },
  { name: 'colour', words: TAG_COLOUR_WORDS },
] as const;

export const CHANGED_TAG = [...NEW_TAG, { name: 'isRetired' }] as const;
