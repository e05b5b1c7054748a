/** Describes the inspection of boxes on arrival. */
import { z } from 'zod';
import { says } from '../../kernel/sentence.ts';
import { severalLines } from '../../kernel/text.ts';

/**
 * Lists the checks of an inspection. MDR Art. 14(2) demands the first five, and China's Order 739 Art. 45 demands the
 * next two. Both laws allow that only a sample of the boxes is checked.
 */
export const InspectionCheck = z.enum([
  'ce-mark',
  'declaration-of-conformity',
  'label-and-language',
  'importer-named',
  'udi',
  'supplier-licence',
  'certificate-of-conformity',
  'packaging',
]);
export const InspectionResult = z
  .enum(['passed', 'failed'])
  .meta({ description: '`failed` puts the received boxes in quarantine.' });
export const Inspection = z
  .strictObject({
    result: InspectionResult,
    checks: z.array(InspectionCheck).min(1).max(InspectionCheck.options.length),
    remarks: severalLines(500).min(1).optional(),
  })
  .refine(({ result, remarks }) => result === 'passed' || remarks !== undefined, {
    error: says({ en: 'describe what failed', zh: '请说明不合格原因' }),
    path: ['remarks'],
  });
export type Inspection = z.infer<typeof Inspection>;
