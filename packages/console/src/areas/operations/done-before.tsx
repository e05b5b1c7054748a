import type { Item } from '@toric/client/types';
import { ListOperatorActions, SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { OPERATOR_ACTION_WORDS, SERVICE_NAME_WORDS } from '@toric/contracts/operator/operator.words';
import { IconArrowBackUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { count, useWords } from '../../app/words.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';
import { MoreRows, usePages } from '../../kit/more-rows.tsx';

type Service = (typeof SERVICE_NAMES)[number];

const SERVICES = SERVICE_NAMES.map((name) => ({ value: name, label: SERVICE_NAME_WORDS[name].label }));

const said = (n: number) => count(n, { one: '{n} message', other: '{n} messages', zh: '{n} 条消息' });

/** Shows the last actions of operators on the messages of a service. */
export function DoneBefore({ service }: { readonly service: Service }) {
  const t = useWords();
  const { items } = usePages(ListOperatorActions, { params: { service }, query: { limit: 5 } });
  if (items.length === 0) return null;
  return (
    <Block title={{ en: 'What was done before', zh: '此前的处理' }}>
      <Timeline
        entries={items.slice(0, 5).map((action) => ({
          id: action.id,
          at: action.at,
          icon:
            action.action === 'dead-letters.discard' ? (
              <IconX size={14} stroke={1.5} />
            ) : (
              <IconArrowBackUp size={14} stroke={1.5} />
            ),
          body: (
            <>
              <b>{t(OPERATOR_ACTION_WORDS[action.action].label)}</b>: {t(said(action.messages))}
            </>
          ),
          detail: action.why,
          pin: <PersonName id={action.actorId} />,
        }))}
      />
    </Block>
  );
}

function Row({ action }: { readonly action: Item<typeof ListOperatorActions> }) {
  return (
    <tr>
      <td>
        <When at={action.at} />
      </td>
      <td>
        <Badge words={OPERATOR_ACTION_WORDS} value={action.action} />
      </td>
      <td className="num">{action.messages}</td>
      <td>{action.why}</td>
      <td>
        <PersonName id={action.actorId} />
      </td>
      <td className="mono fine clip">{JSON.stringify(action.selection)}</td>
    </tr>
  );
}

/** Lists every replay and every discarding of messages, service by service. */
export default function DoneBeforePage() {
  const t = useWords();
  const [service, setService] = useState<Service>('order');
  return (
    <>
      <PageHead
        title={{ en: 'What operators did', zh: '运维操作记录' }}
        about={{
          en: 'Every message that was tried again or closed, with the person and the reason.',
          zh: '每条重试或关闭的消息，及其经手人和原因。',
        }}
      />
      <section className="block rule">
        <ChoiceButtons
          label={{ en: 'Part of the shop', zh: '服务' }}
          options={SERVICES}
          value={service}
          onChange={setService}
        />
        <MoreRows
          operation={ListOperatorActions}
          input={{ params: { service } }}
          empty={{
            title: { en: 'Nothing was done here.', zh: '没有记录。' },
            about: { en: 'A replay or a closing is recorded with its reason.', zh: '重试和关闭均会连同原因一并记录。' },
          }}
          head={
            <tr>
              <th>{t({ en: 'When', zh: '时间' })}</th>
              <th>{t({ en: 'What', zh: '操作' })}</th>
              <th className="num">{t({ en: 'Messages', zh: '消息数' })}</th>
              <th>{t({ en: 'Why', zh: '原因' })}</th>
              <th>{t({ en: 'By', zh: '经手人' })}</th>
              <th>{t({ en: 'For an engineer', zh: '供工程师参考' })}</th>
            </tr>
          }
          row={(action) => <Row key={action.id} action={action} />}
        />
      </section>
    </>
  );
}
