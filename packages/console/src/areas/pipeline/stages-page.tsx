import { PUT_DEAL_STAGE_GUIDE } from '@toric/contracts/customer/pipeline/deal.guide';
import { type DealStage, ListDealStages, PutDealStage } from '@toric/contracts/customer/pipeline/deal.http';
import { useAnswer } from '../../app/api.ts';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import type { Action } from '../../kit/kit.types.ts';

type Named = Partial<DealStage> & Pick<DealStage, 'id'>;

const put = (label: ReturnType<typeof text>, isNew: boolean): Action<Named, typeof PutDealStage> => ({
  operation: PutDealStage,
  label,
  ...(isNew && { tone: 'main', key: 'n' }),
  form: {
    operation: PutDealStage,
    guide: PUT_DEAL_STAGE_GUIDE,
    title: text('The stage', '阶段'),
    save: text('Save the stage', '保存阶段'),
    sections: [
      {
        fields: [
          { name: 'name.en', width: 'half' },
          { name: 'name.zh', width: 'half' },
          { name: 'probability', width: 'half' },
          { name: 'position', width: 'half' },
          { name: 'isActive' },
        ],
      },
    ],
    start: ({ name, probability, position, isActive = true }) => ({
      isActive,
      ...(name && { name }),
      ...(probability !== undefined && { probability }),
      ...(position !== undefined && { position }),
    }),
  },
  input: ({ id }, body) => ({ params: { stageId: id }, body }),
  done: text('The stage is saved.', '阶段已保存。'),
  refreshes: [ListDealStages],
});
const ADD = put(text('Add a stage…', '添加阶段…'), true);
const CHANGE = put(text('Change…', '更改…'), false);

function Stages({ stages }: { readonly stages: readonly DealStage[] }) {
  const t = useWords();
  const language = useLanguage();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Stage', '阶段'))}</th>
          <th className="num">{t(text('Probability', '成交概率'))}</th>
          <th className="num">{t(text('Place', '顺序'))}</th>
          <th>{t(text('In use', '启用'))}</th>
          <th>
            <span className="sr">{t(text('Change', '更改'))}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {stages.map((stage) => (
          <tr key={stage.id}>
            <th scope="row">{stage.name[language]}</th>
            <td className="num">{stage.probability} %</td>
            <td className="num">{stage.position}</td>
            <td>{t(stage.isActive ? text('Yes', '是') : text('No', '否'))}</td>
            <td>
              <ActionButton action={CHANGE} record={stage} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Shows the stages of deals, and lets a person change them. */
export default function StagesPage() {
  const query = useAnswer(ListDealStages);
  return (
    <>
      <PageHead
        title={text('Stages of deals', '商机阶段')}
        about={text(
          'Each stage has a probability, with which the forecast weighs its deals.',
          '预测按各阶段的概率计算商机金额。',
        )}
        actions={<ActionButton action={ADD} record={{ id: crypto.randomUUID() }} />}
      />
      <Answered query={query}>{({ data }) => <Stages stages={data} />}</Answered>
    </>
  );
}
