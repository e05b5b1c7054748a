import { CHANGE_WEBHOOK_ENDPOINT_GUIDE } from '@toric/contracts/gateway/webhook.guide';
import { ListWebhookDeliveries } from '@toric/contracts/gateway/webhook-delivery.http';
import { GetWebhookEndpoint, type WebhookEndpointView } from '@toric/contracts/gateway/webhook.http';
import { SWITCHED_OFF_WORDS } from '@toric/contracts/gateway/webhook.words';
import { word, type Words } from '@toric/contracts/kernel/words';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ENDPOINT_ACTIONS } from './actions.ts';
import { DELIVERIES } from './delivery-list.tsx';
import { EventNames } from './event-names.tsx';

type Shown = { readonly record: WebhookEndpointView };

const SWITCH_WORDS: Words<'on' | 'off'> = {
  on: word('Switched on', '已启用', 'ok'),
  off: word('Switched off', '已停用', 'ended'),
};

function Reason({ record: { switchedOff, enabled } }: Shown) {
  if (switchedOff) {
    return (
      <Why
        tone="stop"
        title={SWITCHED_OFF_WORDS[switchedOff].label}
        rule={{
          en: 'The shop has switched it off. Repair the receiver, then switch it on and send the failed events again.',
          zh: '商店已将其停用。请修复接收方后启用，并重新发送失败的事件。',
        }}
      />
    );
  }
  if (enabled) return null;
  return (
    <Why
      tone="note"
      title={{
        en: 'It is switched off. Events are kept as failed and can be sent later.',
        zh: '已停用。事件记为失败，之后可以补发。',
      }}
    />
  );
}

const Details = ({ record }: Shown) => (
  <Block title={{ en: 'Receiver', zh: '接收方' }}>
    <Facts
      rows={[
        { label: { en: 'Is told', zh: '接收事件' }, value: <EventNames events={record.events} /> },
        { label: { en: 'What it is for', zh: '用途' }, value: record.description || null },
        { label: { en: 'Last changed by', zh: '最近更改人' }, value: <PersonName id={record.changedBy} /> },
        { label: { en: 'Last changed', zh: '最近更改' }, value: <When at={record.updatedAt} /> },
        { label: { en: 'Added', zh: '添加时间' }, value: <When at={record.createdAt} /> },
      ]}
    />
  </Block>
);

const Deliveries = ({ record }: Shown) => <RelatedList spec={DELIVERIES} query={{ endpointId: record.id }} />;

/** Shows one webhook endpoint: its events, its deliveries, and the switch that turns it on or off. */
export default recordPage({
  operation: GetWebhookEndpoint,
  params: ['endpointId'],
  list: { label: { en: 'Webhooks', zh: 'Webhook' }, href: '/webhooks' },
  title: ({ url }) => url.replace(/^https:\/\//, ''),
  state: ({ enabled }) => ({ words: SWITCH_WORDS, value: enabled ? 'on' : 'off' }),
  why: Reason,
  actions: ENDPOINT_ACTIONS,
  tabs: [
    { id: 'details', label: { en: 'Receiver', zh: '接收方' }, content: Details },
    {
      id: 'deliveries',
      label: { en: 'Deliveries', zh: '发送记录' },
      content: Deliveries,
      operation: ListWebhookDeliveries,
    },
    changesTab(({ id }: WebhookEndpointView) => id, CHANGE_WEBHOOK_ENDPOINT_GUIDE),
  ],
});
