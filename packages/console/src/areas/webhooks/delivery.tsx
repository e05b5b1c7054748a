import { ScrollRegion } from '../../kit/scroll-region.tsx';
import {
  GetWebhookDelivery,
  ListWebhookDeliveries,
  ResendWebhookDelivery,
  type WebhookDeliveryDetail,
} from '@toric/contracts/gateway/webhook-delivery.http';
import { WEBHOOK_DELIVERY_STATE_WORDS } from '@toric/contracts/gateway/webhook-delivery.words';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { AnswerCode } from './answer-code.tsx';
import { EndpointName } from './endpoint-name.tsx';
import { EventName } from './event-names.tsx';

type Shown = { readonly record: WebhookDeliveryDetail };

function Reason({ record }: Shown) {
  if (record.state !== 'failed') return null;
  return (
    <Why
      tone="stop"
      title={{ en: 'The receiver never took this event.', zh: '接收方始终未接收此事件。' }}
      rule={{
        en: 'It is sent again only on request. The receiver can tell by its number whether it has the event already.',
        zh: '仅在请求时重新发送。接收方可凭编号识别是否已收到。',
      }}
    />
  );
}

function Line({ record }: Shown) {
  return (
    <>
      <EndpointName id={record.endpointId} /> · <When at={record.createdAt} />
    </>
  );
}

function Tries({ record: { history } }: Shown) {
  const t = useWords();
  const language = useLanguage();
  return (
    <Block title={{ en: 'Tries', zh: '尝试' }}>
      <ScrollRegion>
        <table className="tight">
          <thead>
            <tr>
              <th>{t({ en: 'When', zh: '时间' })}</th>
              <th className="num">{t({ en: 'Answer', zh: '应答' })}</th>
              <th className="num">{t({ en: 'Took', zh: '耗时' })}</th>
              <th>{t({ en: 'What it said', zh: '应答内容' })}</th>
            </tr>
          </thead>
          <tbody>
            {history.map(({ id, at, status, code, durationMs, answer }) => (
              <tr key={id}>
                <td>
                  <When at={at} />
                </td>
                <td className="num">
                  <AnswerCode status={status} code={code} />
                </td>
                <td className="num">{formatNumber(durationMs, language)} ms</td>
                <td>{answer}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Block>
  );
}

const Content = ({ record }: Shown) => (
  <>
    <Tries record={record} />
    <Block title={{ en: 'For an engineer: what was sent', zh: '供工程师查看：发送内容' }}>
      <ScrollRegion label={{ en: 'Body', zh: '内容' }}>
        <pre className="mono fine">{record.body}</pre>
      </ScrollRegion>
    </Block>
  </>
);

const resend: Action<WebhookDeliveryDetail, typeof ResendWebhookDelivery> = {
  operation: ResendWebhookDelivery,
  label: { en: 'Send it again', zh: '重新发送' },
  tone: 'main',
  when: ({ state }) => state !== 'waiting',
  input: ({ id }) => ({ params: { deliveryId: id } }),
  done: { en: 'It is sent again, with a new round of tries.', zh: '正在重新发送，开始新一轮尝试。' },
  refreshes: [ListWebhookDeliveries],
};

/** Shows one delivery: its event, every attempt, and the button that sends it again. */
export default recordPage({
  operation: GetWebhookDelivery,
  params: ['deliveryId'],
  list: { label: { en: 'Deliveries', zh: '发送记录' }, href: '/webhooks/deliveries' },
  title: ({ eventType }) => <EventName type={eventType} />,
  state: ({ state }) => ({ words: WEBHOOK_DELIVERY_STATE_WORDS, value: state }),
  facts: Line,
  why: Reason,
  actions: [resend],
  tabs: [{ id: 'tries', label: { en: 'Tries', zh: '尝试' }, content: Content }],
});
