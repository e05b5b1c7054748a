import { IconArrowUp } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useConnection } from '../../app/connection.ts';
import { count, formatClock, useWords } from '../../app/words.ts';
import type { Rows } from './rows/use-rows.ts';

type Props = {
  readonly rows: Rows;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly onShow: () => void;
};

const NEW = { one: '{n} new – show it', other: '{n} new – show them', zh: '新增 {n} 条，点击显示' };

/** Shows that new rows wait, or that there is no connection. The visible rows stay as they were read. */
export function ListNews({ rows, scroller, onShow }: Props) {
  const t = useWords();
  const { online, since } = useConnection();
  const waiting = rows.held?.waiting.size ?? 0;
  const show = () => {
    rows.showNew();
    onShow();
    scroller.current?.scrollTo({ top: 0 });
  };
  const time = since === undefined ? '' : formatClock(new Date(since));
  if (!online && rows.held) {
    return (
      <p className="list-news wait" role="status">
        {t({
          en: `No connection since ${time}. The list stays as it was read, and is read again as soon as the connection is back.`,
          zh: `自 ${time} 起没有连接。列表保持已读取的内容，连接恢复后会立即重新读取。`,
        })}
      </p>
    );
  }
  if (waiting === 0) return null;
  return (
    <p className="list-news">
      <button type="button" className="btn small" onClick={show}>
        <IconArrowUp size={14} stroke={1.5} aria-hidden />
        {t(count(waiting, NEW))}
      </button>
    </p>
  );
}
