import { CHANGE_DEAL_GUIDE, CREATE_DEAL_GUIDE, LOSE_DEAL_GUIDE } from '@toric/contracts/customer/pipeline/deal.guide';
import { ChangeDeal, CreateDeal, type DealView, LoseDeal } from '@toric/contracts/customer/pipeline/deal.http';
import { DEAL_KIND_WORDS, LOST_REASON_WORDS } from '@toric/contracts/customer/pipeline/deal.words';
import { text } from '../../app/words.ts';
import type { FormSpec } from '../../kit/kit.types.ts';
import { useDirectoryOptions } from '../changes/colleagues.ts';
import { usePartnerOptions } from '../partners/use-partners.ts';
import { useStageOptions } from './stages.ts';

const WITH_WHOM = text('With whom', '合作方');

/** Describes the form of a new deal. */
export const NEW_DEAL: FormSpec<typeof CreateDeal, undefined> = {
  operation: CreateDeal,
  guide: CREATE_DEAL_GUIDE,
  title: text('New deal', '新商机'),
  save: text('Add the deal', '添加商机'),
  sections: [
    {
      fields: [
        { name: 'title' },
        { name: 'kind', words: DEAL_KIND_WORDS, width: 'half' },
        { name: 'stageId', options: useStageOptions, width: 'half' },
        { name: 'value', control: 'money', width: 'half' },
        { name: 'expectedClose', control: 'day', width: 'half' },
      ],
    },
    {
      title: WITH_WHOM,
      fields: [
        { name: 'partnerId', options: usePartnerOptions, width: 'half' },
        { name: 'customerId', control: 'customer', width: 'half' },
        { name: 'ownerId', options: useDirectoryOptions, width: 'half' },
        { name: 'note', control: 'long-text' },
      ],
    },
  ],
};

/** Describes the form that changes the terms of an open deal. */
export const CHANGED_DEAL: FormSpec<typeof ChangeDeal, DealView> = {
  operation: ChangeDeal,
  guide: CHANGE_DEAL_GUIDE,
  title: text('Change the deal', '更改商机'),
  save: text('Save the deal', '保存商机'),
  start: ({ kind, title, note, value, expectedClose, ownerId, partnerId, customerId }) => ({
    ...{ kind, title, note, value, expectedClose, ownerId, partnerId, customerId },
  }),
  sections: [
    {
      fields: [
        { name: 'title' },
        { name: 'kind', words: DEAL_KIND_WORDS, width: 'half' },
        { name: 'value', control: 'money', width: 'half' },
        { name: 'expectedClose', control: 'day', width: 'half' },
        { name: 'ownerId', options: useDirectoryOptions, width: 'half' },
      ],
    },
    {
      title: WITH_WHOM,
      fields: [
        { name: 'partnerId', options: usePartnerOptions, width: 'half' },
        { name: 'customerId', control: 'customer', width: 'half' },
        { name: 'note', control: 'long-text' },
      ],
    },
  ],
};

/** Describes the form that records the reason for which a deal was lost. */
export const LOST_DEAL: FormSpec<typeof LoseDeal, DealView> = {
  operation: LoseDeal,
  guide: LOSE_DEAL_GUIDE,
  title: text('Why was it lost?', '为何未成交？'),
  save: text('It is lost', '标记为未成交'),
  sections: [{ fields: [{ name: 'reason', words: LOST_REASON_WORDS }, { name: 'detail' }] }],
};
