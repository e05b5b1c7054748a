import { both } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PLAN_IMPORT_GUIDE } from './import.guide.ts';

const { format, encoding, delimiter, hasHeading, dateOrder, mode, fields, country, source } = PLAN_IMPORT_GUIDE;

export const PLAN_MIGRATION_GUIDE: Guide = {
  ...(source && { source }),
  ...(country && { country }),
  why: field(
    both('Reason', '原因'),
    both('Why the shop is migrated. It is kept with the migration.', '迁移原因，随迁移保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('We took over the shop', '我们接手了这家店'),
  ),
  'files.fileId': field(
    both('File', '文件'),
    both('The file that was sent.', '已上传的文件。'),
    both('The page fills it in.', '由页面自动填入。'),
    '0197a000-0000-7000-8000-0000000000d2',
  ),
  ...(format && { 'files.format': format }),
  ...(encoding && { 'files.encoding': encoding }),
  ...(delimiter && { 'files.delimiter': delimiter }),
  ...(hasHeading && { 'files.hasHeading': hasHeading }),
  ...(dateOrder && { 'files.dateOrder': dateOrder }),
  ...(mode && { 'files.mode': mode }),
  ...(fields && { 'files.fields': fields }),
};

export const UNDO_MIGRATION_GUIDE: Guide = {
  why: field(
    both('Reason', '原因'),
    both('Why the migration is taken back. It is kept with the migration.', '撤销迁移的原因，随迁移保存。'),
    both('One sentence. Do not name people in it.', '一句话。请勿写入人员姓名。'),
    both('The files were of last year', '文件是去年的'),
  ),
};
