import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { shownKey } from '../key/names.ts';
import { type PageKey, useKeyList } from '../keys.ts';
import { usePreferences } from '../preferences.ts';
import { text, useWords } from '../words.ts';

const THIS_PAGE = text('This page', '本页');
const OFF = text(
  'Keys of one letter are switched off. You can switch them on in your account.',
  '单字母快捷键已关闭。可在“我的账户”中开启。',
);

/** Lists the keys that work on this page, by heading. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  return (
    <Modal opened onClose={onClose} title={t(text('Keys of this page', '本页快捷键'))}>
      <KeyMap />
    </Modal>
  );
}

function KeyMap() {
  const t = useWords();
  const { preferences } = usePreferences();
  const groups = new Map<string, PageKey[]>();
  for (const key of useKeyList()) {
    const name = t(key.group ?? THIS_PAGE);
    groups.set(name, [...(groups.get(name) ?? []), key]);
  }
  return (
    <>
      <div className="keymap two-up">
        {[...groups].map(([name, keys]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl className="facts fine">
              {keys.map((key) => (
                <Fragment key={key.key}>
                  <dt>
                    <kbd>{shownKey(key.key)}</kbd>
                  </dt>
                  <dd>{t(key.label)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {!preferences.singleKeys && <p className="fine dimmer">{t(OFF)}</p>}
    </>
  );
}
