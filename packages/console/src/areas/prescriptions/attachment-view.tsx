import { type Attachment, GetAttachment } from '@toric/contracts/customer/prescriptions/attachment.http';
import { IconRotateClockwise, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { type File, useAddressOf } from '../../kit/file/file-address.ts';

const PICTURE = text('Picture of the prescription as the customer sent it', '客户上传的处方图片');

function Picture({ address }: { readonly address: string }) {
  const t = useWords();
  const [turn, setTurn] = useState(0);
  const [isLarge, enlarge] = useState(false);
  return (
    <>
      <div className="photo-tools">
        <span className="fine">{t(text('Compare it with the values on the right.', '请与右侧数值核对。'))}</span>
        <span className="row">
          <button
            type="button"
            className="icon-btn"
            aria-label={t(text('Turn the picture', '旋转图片'))}
            onClick={() => setTurn((turn + 90) % 360)}
          >
            <IconRotateClockwise size={16} stroke={1.5} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-btn"
            aria-pressed={isLarge}
            aria-label={t(text('Make the picture larger', '放大图片'))}
            onClick={() => enlarge(!isLarge)}
          >
            {isLarge ? (
              <IconZoomOut size={16} stroke={1.5} aria-hidden />
            ) : (
              <IconZoomIn size={16} stroke={1.5} aria-hidden />
            )}
          </button>
        </span>
      </div>
      <div className="photo-frame">
        <img src={address} alt={t(PICTURE)} data-turn={turn} className={isLarge ? 'large' : undefined} />
      </div>
    </>
  );
}

function Shown({ file }: { readonly file: File }) {
  const t = useWords();
  const address = useAddressOf(file);
  if (file.mediaType.startsWith('image/')) return <Picture address={address} />;
  return <iframe className="photo-pdf" src={address} title={t(PICTURE)} />;
}

/** Shows a file of a prescription. Each reading is recorded. */
export function AttachmentView({
  customerId,
  attachment,
}: {
  readonly customerId: string;
  readonly attachment: Attachment;
}) {
  const { prescriptionId, id } = attachment;
  const query = useAnswer(GetAttachment, { params: { customerId, prescriptionId, attachmentId: id } });
  return <Answered query={query}>{(file) => <Shown file={file} />}</Answered>;
}
