import { Popover } from '@mantine/core';
import type { FieldGuide } from '@toric/contracts/kernel/guide';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { IconHelp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../app/words.ts';
import './form.css';

const MEANING: Text = { en: 'What it is.', zh: '含义。' };
const FILL: Text = { en: 'How to fill it.', zh: '填写方法。' };
const EXAMPLE: Text = { en: 'Example.', zh: '示例。' };
const NAMES: Record<Language, string> = { en: 'English', zh: '中文' };
const TAGS: Record<Language, string> = { en: 'en', zh: 'zh-CN' };

/** Escape closes the help, and not the dialog around it. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' };

function HelpText({ guide, language }: { readonly guide: FieldGuide; readonly language: Language }) {
  const { meaning, fill, example } = guide;
  const rows = [
    [MEANING, meaning[language]],
    [FILL, fill[language]],
    [EXAMPLE, typeof example === 'string' ? example : example[language]],
  ] as const;
  return (
    <div className="stack" lang={TAGS[language]}>
      {rows.map(([name, text]) => (
        <p key={name.en} className="fine">
          <b>{name[language]}</b> {text}
        </p>
      ))}
    </div>
  );
}

/**
 * Shows the `?` beside a label. It opens the meaning, the way to fill in the field, and an example, in both languages.
 */
export function FieldHelp({ guide }: { readonly guide: FieldGuide }) {
  const [opened, setOpened] = useState(false);
  const mine = useLanguage();
  const [language, setLanguage] = useState<Language>();
  const shown = language ?? mine;
  const other = shown === 'en' ? 'zh' : 'en';
  const t = useWords();
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={340}
      position="bottom-start"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className="q"
          aria-label={t({ en: `About: ${guide.label.en}`, zh: `关于：${guide.label.zh}` })}
          onClick={() => setOpened(!opened)}
        >
          <IconHelp size={16} stroke={1.5} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="form-help" aria-label={guide.label[shown]}>
        <div className="row between">
          <b lang={TAGS[shown]}>{guide.label[shown]}</b>
          <span className="row">
            <button
              type="button"
              {...OWN_ESCAPE}
              className="btn bare small"
              lang={TAGS[other]}
              onClick={() => setLanguage(other)}
            >
              {NAMES[other]}
            </button>
            <button
              type="button"
              {...OWN_ESCAPE}
              className="icon-btn"
              aria-label={t({ en: 'Close the help', zh: '关闭帮助' })}
              onClick={() => setOpened(false)}
            >
              <IconX size={16} stroke={1.5} aria-hidden />
            </button>
          </span>
        </div>
        <HelpText guide={guide} language={shown} />
      </Popover.Dropdown>
    </Popover>
  );
}
