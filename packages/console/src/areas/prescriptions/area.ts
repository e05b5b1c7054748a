import { RecordFhirPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import { CompletePrescriptionDraft } from '@toric/contracts/customer/prescriptions/draft.http';
import {
  GetPrescription,
  RecordPrescription,
  RevisePrescription,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListReviews, RecordReview } from '@toric/contracts/customer/recording/review.http';
import { IconFileText } from '@tabler/icons-react';
import type { ConsoleArea } from '../../kit/kit.types.ts';

export const prescriptionsArea: ConsoleArea = {
  name: 'prescriptions',
  group: 'customers',
  pages: [
    {
      path: '/prescriptions',
      needs: ListReviews,
      load: () => import('./reviews.tsx'),
      title: { en: 'Prescriptions', zh: '处方核对' },
      rail: { icon: IconFileText, order: 50 },
    },
    {
      path: '/prescriptions/:customerId/new',
      needs: RecordPrescription,
      load: () => import('./new.tsx'),
      title: { en: 'Record a prescription', zh: '录入处方' },
    },
    {
      path: '/prescriptions/:customerId/fhir',
      needs: RecordFhirPrescription,
      load: () => import('./fhir-import.tsx'),
      title: { en: 'Read a prescription of another system', zh: '导入其他系统的处方' },
    },
    {
      path: '/prescriptions/:customerId/drafts/:draftId',
      needs: CompletePrescriptionDraft,
      load: () => import('./complete-draft.tsx'),
      title: { en: 'Complete a draft', zh: '完成处方草稿' },
    },
    {
      path: '/prescriptions/:customerId/:prescriptionId',
      needs: GetPrescription,
      load: () => import('./record.tsx'),
      title: { en: 'Prescription', zh: '处方' },
    },
    {
      path: '/prescriptions/:customerId/:prescriptionId/check',
      needs: RecordReview,
      load: () => import('./check/check.tsx'),
      title: { en: 'Compare a prescription with its file', zh: '核对处方文件' },
    },
    {
      path: '/prescriptions/:customerId/:prescriptionId/revise',
      needs: RevisePrescription,
      load: () => import('./revise.tsx'),
      title: { en: 'Correct a prescription', zh: '修订处方' },
    },
  ],
};
