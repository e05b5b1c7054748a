import { IconCopy, IconPrinter } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text, useWords } from '../words.ts';

const ONCE = text(
  'Each of these codes replaces your phone once. They are shown only now: print them, or keep them in a safe place.',
  '每个代码可替代手机使用一次。它们只在此处显示：请打印或妥善保存。',
);

type Props = { readonly codes: readonly string[]; readonly done: Text; readonly onDone: () => void };

/** Shows new recovery codes. They are shown only once. */
export function RecoveryCodes({ codes, done, onDone }: Props) {
  const t = useWords();
  return (
    <div className="stack-4">
      <p className="dim">{t(ONCE)}</p>
      <ol className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p className="row wrap">
        <button type="button" className="btn" onClick={() => print()}>
          <IconPrinter size={16} stroke={1.5} /> {t(text('Print them', '打印'))}
        </button>
        <button type="button" className="btn" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          <IconCopy size={16} stroke={1.5} /> {t(text('Copy them', '复制'))}
        </button>
        <button type="button" className="btn main" onClick={onDone}>
          {t(done)}
        </button>
      </p>
    </div>
  );
}
