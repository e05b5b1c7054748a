import type { BackupTargetView } from '@toric/contracts/gateway/backup.http';
import { BACKUP_TARGET_KIND_WORDS, BACKUP_TARGET_STATE_WORDS } from '@toric/contracts/gateway/backup.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';

const HEADS: readonly Text[] = [
  text('Target', '目标'),
  text('State', '状态'),
  text('Has everything until', '数据截至'),
  text('Newest segment', '最新日志段'),
  text('Newest backup', '最新完整备份'),
  text('Key store', '密钥库'),
  text('Reached', '最近连接'),
];

function Row({ target }: { readonly target: BackupTargetView }) {
  const t = useWords();
  const { number, kind, state, changesUntil, segmentAt, newestBackupAt, hasKeys, reachedAt } = target;
  return (
    <tr>
      <th scope="row" className="nowrap">
        {number} · {t(BACKUP_TARGET_KIND_WORDS[kind].label)}
      </th>
      <td>
        <Badge words={BACKUP_TARGET_STATE_WORDS} value={state} />
      </td>
      {[changesUntil, segmentAt, newestBackupAt].map((at, index) => (
        <td key={index} className="nowrap">
          <When at={at} />
        </td>
      ))}
      <td>{t(hasKeys ? text('Yes', '有') : text('No', '无'))}</td>
      <td className="nowrap">
        <When at={reachedAt} />
      </td>
    </tr>
  );
}

/** Shows the targets, each with its state. Their paths are on the machine of the shop only. */
export function Targets({ targets }: { readonly targets: readonly BackupTargetView[] }) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head.en}>{t(head)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {targets.map((target) => (
          <Row key={target.number} target={target} />
        ))}
      </tbody>
    </ScrollTable>
  );
}
