import { ListDeadLetters } from '@toric/contracts/operator/operator.http';
import { useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { MoreRows } from '../../../kit/more-rows.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { When } from '../../../kit/show/when.tsx';
import { type Cause, selectionOf } from './causes.ts';

/** Lists the single messages of a cause. They are read when a person opens the list. */
export function Letters({ cause }: { readonly cause: Cause }) {
  const t = useWords();
  const [isOpen, setOpen] = useState(false);
  const { service, filters } = cause;
  return (
    <Block title={{ en: 'The messages', zh: '消息' }}>
      {isOpen ? (
        <MoreRows
          operation={ListDeadLetters}
          input={{ params: { service }, query: { ...selectionOf(cause), state: filters.state } }}
          empty={{
            title: { en: 'None is left.', zh: '已没有消息。' },
            about: { en: 'Somebody handled them meanwhile.', zh: '其间已有人处理。' },
          }}
          head={
            <tr>
              <th>{t({ en: 'Failed', zh: '失败时间' })}</th>
              <th className="num">{t({ en: 'Tries', zh: '尝试次数' })}</th>
              <th>{t({ en: 'Error', zh: '错误' })}</th>
              <th>{t({ en: 'Message', zh: '消息' })}</th>
            </tr>
          }
          row={({ id, failedAt, attempts, error, messageId }) => (
            <tr key={id}>
              <td className="nowrap">
                <When at={failedAt} />
              </td>
              <td className="num">{attempts}</td>
              <td>{error}</td>
              <td className="mono fine">{messageId ?? '–'}</td>
            </tr>
          )}
        />
      ) : (
        <button type="button" className="btn small" data-operation={ListDeadLetters.id} onClick={() => setOpen(true)}>
          {t({ en: 'Show each message', zh: '逐条显示' })}
        </button>
      )}
    </Block>
  );
}
