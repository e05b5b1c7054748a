import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { changeTag } from './features/change-tag.ts';
import { createTag } from './features/create-tag.ts';
import { getTag } from './features/get-tag.ts';
import { listCustomerTags } from './features/list-customer-tags.ts';
import { listTags } from './features/list-tags.ts';
import { tagCustomer } from './features/tag-customer.ts';
import { untagCustomer } from './features/untag-customer.ts';

/** Manages the tags with which staff sort customers. The people area finds customers by their tags. */
export const tags = ({ vault }: { vault: Vault }): Area<Reader> => ({
  routes: [createTag, changeTag, getTag, listTags, listCustomerTags, tagCustomer({ vault }), untagCustomer({ vault })],
});
