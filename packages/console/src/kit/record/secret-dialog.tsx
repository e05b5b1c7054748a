import { Modal } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { announce } from '../../app/announce.ts';
import { useWords } from '../../app/words.ts';
import { useFocusBack } from '../form/use-focus-back.ts';
import type { ShownOnce } from '../kit.types.ts';
import { Why } from '../show/why.tsx';
import './record.css';

const ONLY_NOW: Text = {
  en: 'It is shown only now. Nobody can read it again, because the shop keeps only its digest.',
  zh: '仅在此刻显示。商店只保存其摘要，之后任何人都无法再次查看。',
};
const COPY: Text = { en: 'Copy it', zh: '复制' };
const COPIED: Text = { en: 'It is copied', zh: '已复制' };
const KEPT: Text = { en: 'I have kept it', zh: '我已妥善保存' };

/** Shows a secret once. Only its button closes the dialog, so that a mistake does not lose the secret. */
export function SecretDialog({ once, onClose }: { readonly once: ShownOnce; readonly onClose: () => void }) {
  const t = useWords();
  const { copy, copied } = useClipboard();
  useFocusBack();
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(once.title)}
      size={560}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <div className="stack-4">
        <Why tone="wait" title={ONLY_NOW} rule={once.about} />
        <p className="record-secret">
          <span>{once.secret}</span>
          <button
            type="button"
            className="btn small"
            data-autofocus
            onClick={() => {
              copy(once.secret);
              announce(t(COPIED));
            }}
          >
            <Icon size={14} stroke={1.5} aria-hidden />
            {t(copied ? COPIED : COPY)}
          </button>
        </p>
        <div className="form-acts">
          <button type="button" className="btn main" onClick={onClose}>
            {t(KEPT)}
          </button>
        </div>
      </div>
    </Modal>
  );
}
