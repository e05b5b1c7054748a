import {
  ExportPurchaseInspections,
  ListPurchaseInspections,
  PurchaseInspection,
} from '@toric/contracts/catalog-inventory/registers/china-register.http';
import { registerPage } from './register-page.tsx';

/** Lists China's records of purchase inspections. */
export default registerPage({
  list: ListPurchaseInspections,
  file: ExportPurchaseInspections,
  row: PurchaseInspection,
  title: { en: 'China, purchase inspections', zh: '进货查验记录' },
  about: {
    en: 'Order 739, Art. 45: boxes that came into the warehouses that ship to China.',
    zh: '国务院令第 739 号第四十五条：进入向中国发货的仓库的货物。',
  },
  timeZone: 'Asia/Shanghai',
});
