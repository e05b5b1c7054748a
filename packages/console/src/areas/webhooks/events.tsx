import { ScrollRegion } from '../../kit/scroll-region.tsx';
import { ListWebhookEvents } from '@toric/contracts/gateway/webhook.http';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { NotAllowed } from '../../kit/show/states.tsx';
import { EventName } from './event-names.tsx';

/** Lists every public event, with the body that a webhook endpoint receives. */
export default function Events() {
  const t = useWords();
  const may = useMay();
  const query = useAnswer(ListWebhookEvents);
  if (!may(ListWebhookEvents)) return <NotAllowed operation={ListWebhookEvents} />;
  return (
    <>
      <PageHead
        title={{ en: 'Events', zh: '事件' }}
        crumb={<Link to="/webhooks">{t({ en: 'Webhooks', zh: 'Webhook' })}</Link>}
        about={{
          en: 'What a receiver outside may be told, with an example of each.',
          zh: '可通知外部接收方的事件及示例。',
        }}
      />
      <div className="rule">
        <Answered query={query}>
          {({ data }) =>
            data.map(({ type, body }) => (
              <Block key={type} title={<EventName type={type} />}>
                <details>
                  <summary>
                    {t({ en: 'For an engineer: the body of the request', zh: '供工程师查看：请求内容' })}
                  </summary>
                  <p className="mono fine">{type}</p>
                  <ScrollRegion label={{ en: 'Body', zh: '内容' }}>
                    <pre className="mono fine">{JSON.stringify(body, null, 2)}</pre>
                  </ScrollRegion>
                </details>
              </Block>
            ))
          }
        </Answered>
      </div>
    </>
  );
}
