import { AttachFile, type Attachment, ListAttachments } from '@toric/contracts/customer/prescriptions/attachment.http';
import { GetPrescription, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListReviews } from '@toric/contracts/customer/recording/review.http';
import { useState } from 'react';
import { useAnswer, useCommand, useMay } from '../../app/api.ts';
import { count, text, useWords } from '../../app/words.ts';
import { FileButton } from '../../kit/file/file-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Empty } from '../../kit/show/states.tsx';
import { When } from '../../kit/show/when.tsx';
import { AttachmentView } from './attachment-view.tsx';
import './prescriptions.css';

type Shown = { readonly record: PrescriptionView };

const TYPES = Object.keys(AttachFile.file.otherTypes);
const NONE = {
  title: text('There is no file.', '没有文件。'),
  about: text(
    'Attach a picture or a PDF of at most 5 MB. Place, author and camera are removed from it.',
    '请附上不超过 5 MB 的图片或 PDF。位置、作者和相机信息会被删除。',
  ),
};

/** Attaches a picture or a PDF to a prescription. */
export function Attach({ record }: Shown) {
  const may = useMay();
  const { run, busy, problem } = useCommand(AttachFile, { refreshes: [GetPrescription, ListReviews] });
  if (!may(AttachFile)) return null;
  const params = { customerId: record.customerId, prescriptionId: record.id };
  return (
    <FileButton
      types={TYPES}
      label={text('Attach a file', '附上文件')}
      running={text('Attaching…', '正在附上…')}
      done={text('The file is attached.', '文件已附上。')}
      send={(file) => run({ params, file })}
      {...{ busy, problem }}
    />
  );
}

function FileLine({ attachment, customerId }: { readonly attachment: Attachment; readonly customerId: string }) {
  const t = useWords();
  const [isOpen, open] = useState(false);
  const size = count(Math.max(1, Math.round(attachment.size / 1024)), { one: '{n} kB', other: '{n} kB', zh: '{n} kB' });
  const kind = attachment.mediaType === 'application/pdf' ? 'PDF' : t(text('Picture', '图片'));
  return (
    <li>
      <p className="row">
        <button className="btn small" type="button" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? t(text('Close', '关闭')) : t(text('Show', '查看'))}
        </button>
        {kind} · {t(size)} · <When at={attachment.createdAt} />
        <span className="dimmer fine">
          {t(text(`revision ${attachment.revision}`, `第 ${attachment.revision} 版`))}
        </span>
      </p>
      {isOpen && <AttachmentView customerId={customerId} attachment={attachment} />}
    </li>
  );
}

/** Lists the files of a prescription. A file is read only when somebody opens it, because each reading is recorded. */
export function Files({ record }: Shown) {
  const params = { customerId: record.customerId, prescriptionId: record.id };
  const query = useAnswer(ListAttachments, { params });
  return (
    <div className="stack-4">
      <Answered query={query}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={NONE.title} about={NONE.about} />
          ) : (
            <ul className="stack">
              {data.map((one) => (
                <FileLine key={one.id} attachment={one} customerId={record.customerId} />
              ))}
            </ul>
          )
        }
      </Answered>
      <Attach record={record} />
    </div>
  );
}
