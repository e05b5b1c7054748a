import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Step, StepsByRole } from './step.ts';
import { OF_THE_HOUSE } from './steps-of-the-house.ts';
import { OF_THE_SHOP } from './steps-of-the-shop.ts';

const EVERYBODY: readonly Step[] = [
  {
    id: 'find-anything',
    title: { en: 'Find something with Ctrl K', zh: '用 Ctrl K 查找' },
    why: {
      en: 'A name, an order number, a lot or a scanned box: one field finds all of them, from every page.',
      zh: '姓名、订单号、批号或扫描的镜片盒：在任何页面都可用一个输入框查找。',
    },
    href: '/help',
    calls: ['search'],
  },
];

export const STEPS: StepsByRole = { ...OF_THE_SHOP, ...OF_THE_HOUSE };

/** Returns the steps of a person with these roles: the steps of each role, and the step that everybody has. */
export const stepsFor = (roles: readonly StaffRole[]): readonly Step[] => [
  ...roles.flatMap((role) => STEPS[role]),
  ...EVERYBODY,
];
