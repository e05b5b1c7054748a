import type { Reply } from '@toric/client/types';
import {
  RESTORE_MESSAGE_TEMPLATE_GUIDE,
  SAVE_MESSAGE_TEMPLATE_GUIDE,
} from '@toric/contracts/customer/messages/template.guide';
import { Template } from '@toric/contracts/customer/messages/notice';
import {
  GetTemplate,
  ListTemplates,
  ListTemplateVersions,
  RestoreTemplate,
  SaveTemplate,
  TestTemplate,
  type TemplateContents,
  TemplateContents as Contents,
} from '@toric/contracts/customer/messages/template.http';
import { TEMPLATE_WORDS } from '@toric/contracts/customer/messages/template.words';
import { useEffect, useMemo, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Link, useParams } from 'react-router';
import { useAnswer, useCommand, useMay } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { useWords } from '../../app/words.ts';
import { FormFields } from '../../kit/form/form-fields.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { SpecForm, useSpecForm } from '../../kit/form/spec-form.tsx';
import type { Action, BodyOf, FormSpec } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { Preview } from './preview.tsx';
import './templates.css';

type Shown = Reply<typeof GetTemplate>;
type Version = Reply<typeof ListTemplateVersions>['data'][number] & { readonly template: Template };

const textsOf = (language: 'en' | 'zh') => [
  { name: `contents.${language}.subject` as const },
  { name: `contents.${language}.mjml` as const, control: 'long-text' as const },
  { name: `contents.${language}.text` as const, control: 'long-text' as const },
  { name: `contents.${language}.sms` as const, control: 'long-text' as const },
];

const form: FormSpec<typeof SaveTemplate, Shown> = {
  operation: SaveTemplate,
  guide: SAVE_MESSAGE_TEMPLATE_GUIDE,
  title: { en: 'Texts', zh: '文本' },
  save: { en: 'Save and use from now on', zh: '保存并立即使用' },
  sections: [
    { title: { en: 'English', zh: '英文' }, fields: textsOf('en') },
    { title: { en: 'Chinese', zh: '中文' }, fields: textsOf('zh') },
    { fields: [{ name: 'reason' }] },
  ],
  start: ({ version, contents }) => ({ after: version, contents }),
};

const test: Action<Shown, typeof TestTemplate> = {
  operation: TestTemplate,
  label: { en: 'Send it to myself', zh: '发送给自己' },
  input: ({ template }) => ({ params: { template } }),
  done: { en: 'The version in use is on its way to your own address.', zh: '当前版本已发往你本人的邮箱。' },
};

const restore: Action<Version, typeof RestoreTemplate> = {
  operation: RestoreTemplate,
  label: { en: 'Use it again…', zh: '恢复使用…' },
  form: {
    operation: RestoreTemplate,
    guide: RESTORE_MESSAGE_TEMPLATE_GUIDE,
    title: { en: 'Use earlier texts again', zh: '恢复使用旧文本' },
    save: { en: 'Use them from now on', zh: '立即使用' },
    sections: [{ fields: [{ name: 'reason' }] }],
    start: ({ version }) => ({ version }),
  },
  input: ({ template }, body) => ({ params: { template }, body }),
  done: { en: 'The earlier texts are used from now on.', zh: '已恢复使用旧文本。' },
  refreshes: [GetTemplate, ListTemplates, ListTemplateVersions],
};

/** Returns the texts of a template when the person has stopped typing for a moment, if the texts are complete. */
function useSettled(contents: unknown): TemplateContents | undefined {
  const [settled, setSettled] = useState<TemplateContents>();
  const text = JSON.stringify(contents);
  useEffect(() => {
    const timer = setTimeout(() => {
      const read = Contents.safeParse(JSON.parse(text ?? 'null'));
      if (read.success) setSettled(read.data);
    }, 600);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function Editor({ shown }: { readonly shown: Shown }) {
  const t = useWords();
  const { run } = useCommand(SaveTemplate, { refreshes: [GetTemplate, ListTemplates, ListTemplateVersions] });
  const state = useSpecForm({
    spec: form,
    record: shown,
    send: async (body: BodyOf<typeof SaveTemplate>) => {
      await run({ params: { template: shown.template }, body });
      tell({ en: 'The texts are saved and used from now on.', zh: '文本已保存并立即使用。' });
    },
  });
  const contents = useSettled(useWatch({ control: state.methods.control, name: 'contents' }));
  return (
    <div className="split rule wideaside">
      <div className="block">
        <SpecForm state={state}>
          <FormFields spec={form} />
          <Refusal problem={state.problem} />
          <button type="submit" data-operation={SaveTemplate.id} className="btn main" disabled={state.busy}>
            {t({ en: 'Save and use from now on', zh: '保存并立即使用' })}
          </button>
        </SpecForm>
      </div>
      <aside>
        <Preview template={shown.template} contents={contents} />
        <Values values={shown.values} />
        <Versions template={shown.template} inUse={shown.version} />
      </aside>
    </div>
  );
}

const BUILT_IN = { en: 'The built-in text is used.', zh: '正在使用自带文本。' };
const usedText = (version: number) =>
  version === 0 ? BUILT_IN : { en: `Version ${version} is used.`, zh: `正在使用版本 ${version}。` };

function Values({ values }: Pick<Shown, 'values'>) {
  return (
    <Block title={{ en: 'Values that the texts may use', zh: '文本可用的变量' }}>
      <dl className="facts fine template-values">
        {Object.entries(values).map(([name, example]) => [
          <dt key={name} className="mono">{`{{ ${name} }}`}</dt>,
          <dd key={`${name} example`}>{typeof example === 'string' ? example : JSON.stringify(example)}</dd>,
        ])}
      </dl>
    </Block>
  );
}

function Versions({ template, inUse }: { readonly template: Template; readonly inUse: number }) {
  const t = useWords();
  const versions = useAnswer(ListTemplateVersions, { params: { template } });
  return (
    <Block title={{ en: 'Versions', zh: '版本' }}>
      <Answered query={versions} rows={2}>
        {({ data }) => (
          <ul className="stack fine">
            {data.map((version) => (
              <li key={version.version} className="row between">
                <span>
                  <b>{version.version}</b>{' '}
                  {version.savedAt ? (
                    <>
                      <When at={version.savedAt} /> · <PersonName id={version.savedBy} />
                    </>
                  ) : (
                    t({ en: 'as the shop came', zh: '出厂文本' })
                  )}
                  <br />
                  <span className="dim">{version.reason}</span>
                </span>
                {version.version !== inUse && <ActionButton action={restore} record={{ ...version, template }} small />}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Block>
  );
}

/** Shows the texts of one message in both languages, with a preview of the mail beside them. */
export default function TemplatePage() {
  const params = useParams();
  const t = useWords();
  const may = useMay();
  const template = useMemo(() => Template.safeParse(params['template']).data, [params]);
  const shown = useAnswer(GetTemplate, template && { params: { template } });
  return (
    <Answered query={shown}>
      {(data) => (
        <>
          <PageHead
            title={TEMPLATE_WORDS[data.template].label}
            crumb={<Link to="/templates">{t({ en: 'Texts of messages', zh: '消息文本' })}</Link>}
            about={usedText(data.version)}
            actions={<ActionButton action={test} record={data} />}
          />
          {may(SaveTemplate) ? (
            <Editor key={data.version} shown={data} />
          ) : (
            <div className="split rule wideaside">
              <Preview template={data.template} contents={undefined} />
              <aside>
                <Values values={data.values} />
                <Versions template={data.template} inUse={data.version} />
              </aside>
            </div>
          )}
        </>
      )}
    </Answered>
  );
}
