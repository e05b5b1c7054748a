import type { Text } from '@toric/contracts/kernel/sentence';
import { useId } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { text, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';

type Option<V> = { readonly value: V; readonly label: Text; readonly lang?: string };
type Props<V> = {
  readonly label: Text;
  readonly help?: Text;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
};

/** Shows a choice of a few options. A choice is applied at once. */
function Choice<V extends string | boolean>({ label, help, value, options, onChange }: Props<V>) {
  const t = useWords();
  const id = useId();
  return (
    <div className="field">
      <span className="label" id={id}>
        {t(label)}
      </span>
      <div className="choice" role="radiogroup" aria-labelledby={id}>
        {options.map((option) => (
          <label key={String(option.value)} lang={option.lang}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
            {t(option.label)}
          </label>
        ))}
      </div>
      {help && <p className="help">{t(help)}</p>}
    </div>
  );
}

/** Shows the settings of the look and behaviour of the console. Each choice is applied at once, on every computer. */
export function Look() {
  const { preferences, change } = usePreferences();
  return (
    <Block title={text('How the console looks', '界面外观')}>
      <Choice
        label={text('Language', '语言')}
        value={preferences.language}
        options={[
          { value: 'en', label: text('English', 'English'), lang: 'en' },
          { value: 'zh', label: text('中文', '中文'), lang: 'zh-CN' },
        ]}
        onChange={(language) => change({ language })}
      />
      <Choice
        label={text('Theme', '主题')}
        value={preferences.theme}
        options={[
          { value: 'light', label: text('Light', '浅色') },
          { value: 'dark', label: text('Dark', '深色') },
          { value: 'system', label: text('As the computer', '跟随系统') },
        ]}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label={text('Rows of lists', '列表行距')}
        value={preferences.density}
        options={[
          { value: 'dense', label: text('Dense', '紧凑') },
          { value: 'roomy', label: text('Roomy', '宽松') },
        ]}
        onChange={(density) => change({ density })}
      />
      <Choice
        label={text('Keys of one letter', '单字母快捷键')}
        help={text(
          'J and K move in a list, R reorders. Switch them off if you dictate, or if you press keys by accident.',
          '例如 J、K 在列表中移动，R 再次订购。如果你使用语音输入或容易误按，请关闭。',
        )}
        value={preferences.singleKeys}
        options={[
          { value: true, label: text('On', '开启') },
          { value: false, label: text('Off', '关闭') },
        ]}
        onChange={(singleKeys) => change({ singleKeys })}
      />
    </Block>
  );
}
